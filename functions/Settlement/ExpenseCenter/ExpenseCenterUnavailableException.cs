namespace Guance.Serverless.Settlement.ExpenseCenter;

/// <summary>The Expense Center did not answer, or not as its contract says. Trying again later may help.</summary>
public sealed class ExpenseCenterUnavailableException : Exception
{
    public ExpenseCenterUnavailableException()
    {
    }

    public ExpenseCenterUnavailableException(string message)
        : base(message)
    {
    }

    public ExpenseCenterUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
