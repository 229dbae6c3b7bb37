namespace Guance.Serverless.Registration.Pages;

/// <summary>The form that carries what was filled in so far: a change of the language sends it, so that nothing is lost.</summary>
/// <param name="Id">Its id on the page.</param>
/// <param name="Field">Name of its buttons.</param>
/// <param name="Stay">Value of the button that only shows the page again.</param>
/// <param name="OnEnter">Value of the button that the Enter key stands for.</param>
public sealed record StateForm(string Id, string Field, string Stay, string OnEnter);
