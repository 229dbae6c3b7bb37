namespace Guance.Serverless.Registration.Pages;

public sealed record MessageModel(Frame Frame, Message Message);
