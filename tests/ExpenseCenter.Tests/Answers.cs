using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.ExpenseCenter.Tests;

/// <summary>A client, and the answers that it gets, one after the other; then none.</summary>
internal sealed class Answers : HttpMessageHandler
{
    private readonly Queue<(HttpStatusCode Status, string Body)> answers;

    public Answers(params (HttpStatusCode Status, string Body)[] answers)
        : this(restoreCount: 0, answers)
    {
    }

    public Answers(int restoreCount, params (HttpStatusCode Status, string Body)[] answers)
    {
        this.answers = new(answers);
        var http = new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("https://expense.example.com/api/") };
        Client = new ExpenseCenterClient(http, _ => Task.FromResult("s3cret"), Time, restoreCount);
    }

    public ExpenseCenterClient Client { get; }

    public FakeTimeProvider Time { get; } = new();

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public List<string> Requests { get; } = [];

    public List<string> Bodies { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add($"{request.Method} {request.RequestUri!.AbsoluteUri} {request.Headers.Authorization}");
        Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        if (answers.Count == 0)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        var (status, body) = answers.Dequeue();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        return status == 0 ? throw new HttpRequestException(body) : new HttpResponseMessage(status) { Content = content };
    }
}
