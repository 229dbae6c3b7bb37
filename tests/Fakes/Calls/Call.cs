namespace Guance.Serverless.Fakes.Calls;

/// <summary>One call of a function to the outside.</summary>
/// <param name="Number">Counted over all functions, from 1.</param>
/// <param name="Function">Who calls.</param>
/// <param name="Service">Who is called, such as <c>DynamoDB</c>.</param>
/// <param name="Operation">What is asked, such as <c>TransactWriteItems</c>.</param>
internal sealed record Call(int Number, string Function, string Service, string Operation)
{
    public override string ToString() => $"{Number} {Function} -> {Service} {Operation}";
}
