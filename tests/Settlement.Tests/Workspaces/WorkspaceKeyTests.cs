using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Tests.Workspaces;

public sealed class WorkspaceKeyTests
{
    private const string Id = "wksp_0123456789abcdef0123456789abcdef";

    [Fact]
    public void A_key_is_parsed_from_its_text_and_formatted_to_the_same_text()
    {
        Assert.True(WorkspaceKey.TryParse($"us1/{Id}", out var key));
        Assert.Equal(new WorkspaceKey("us1", Id), key);
        Assert.Equal($"us1/{Id}", key.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(Id)]
    [InlineData("/" + Id)]
    [InlineData("us1/")]
    [InlineData("us1/" + Id + "0")]
    [InlineData("us1/wksp_0123456789ABCDEF0123456789abcdef")]
    [InlineData("us#1/" + Id)]
    [InlineData("us1/us1/" + Id)]
    public void Any_other_text_is_no_key(string? text) => Assert.False(WorkspaceKey.TryParse(text, out _));
}
