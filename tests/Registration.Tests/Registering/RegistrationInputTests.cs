using System.Text;
using Guance.Serverless.Registration.Registering;
using Guance.Serverless.Registration.Tests.Security;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Tests.Registering;

public sealed class RegistrationInputTests
{
    private const string One = "us1/wksp_0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task What_names_no_workspace_is_left_out_and_a_repeated_one_counts_once()
    {
        var input = await ReadAsync($"email=+alice%40example.com+&workspaces={One}&workspaces={One}&workspaces=nonsense&workspaces=us1%2Fwksp_x");
        Assert.Equal("alice@example.com", input!.Email);
        Assert.True(WorkspaceKey.TryParse(One, out var key));
        Assert.Equal([key], input.Chosen);
        Assert.Null(input.Account);
        Assert.True(input.IsComplete);
    }

    [Theory]
    [InlineData("email=alice%40example.com")]
    [InlineData("email=alice&workspaces=" + One)]
    [InlineData("")]
    public async Task Nothing_chosen_or_no_address_is_not_complete(string body) => Assert.False((await ReadAsync(body))!.IsComplete);

    [Fact]
    public async Task Ten_thousand_workspaces_fit_one_submission()
    {
        var body = new StringBuilder("email=alice%40example.com");
        for (var number = 0; number < 10_000; number++)
        {
            body.Append("&workspaces=us1%2Fwksp_").Append(number.ToString("x32", provider: null));
        }

        Assert.Equal(10_000, (await ReadAsync(body.ToString()))!.Chosen.Count);
    }

    [Fact]
    public async Task More_than_is_reasonable_is_no_form()
    {
        Assert.Null(await ReadAsync("workspaces=x" + string.Concat(Enumerable.Repeat("&workspaces=x", 20_001))));
        Assert.Null(await ReadAsync("email=" + new string('x', 3 * 1024 * 1024)));
    }

    private static Task<RegistrationInput?> ReadAsync(string body) => RegistrationInput.ReadAsync(Posts.Form(body));
}
