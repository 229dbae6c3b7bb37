using System.Text;
using Microsoft.AspNetCore.Http;

namespace Guance.Serverless.Tests;

/// <summary>Requests as a browser posts them.</summary>
internal static class Posts
{
    public static HttpContext Form(string body, string contentType = "application/x-www-form-urlencoded")
    {
        var context = new DefaultHttpContext();
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Request.Method = "POST";
        context.Request.ContentType = contentType;
        context.Request.ContentLength = bytes.Length;
        context.Request.Body = new MemoryStream(bytes);
        return context;
    }
}
