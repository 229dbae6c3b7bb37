using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.Workspaces;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Tests.Workspaces;

public sealed class MethodOptionTests
{
    [Fact]
    public void The_form_value_of_a_method_is_parsed_to_the_same_method()
    {
        var account = new PayingAccount(new CloudAccountId(Ulid.MaxValue), "123456789012", "Guance", CloudAccountStatus.Active, Latest: null, DateTimeOffset.UnixEpoch);
        Assert.True(MethodOption.TryParse(new MethodOption(account, new PayerVerdict.Allowed()).Value, out var parsed));
        Assert.Equal(account.Id, parsed);
        Assert.True(MethodOption.TryParse(new MethodOption(null, new PayerVerdict.Allowed()).Value, out var none));
        Assert.Null(none);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Expense-Center")]
    [InlineData("expense-center,01JD4N3V3M9V0Z5T7Q8R2W1XYZ")]
    [InlineData("<script>")]
    public void Any_other_form_value_is_no_method(string text) => Assert.False(MethodOption.TryParse(text, out _));
}
