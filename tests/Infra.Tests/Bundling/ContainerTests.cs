using Guance.Serverless.Infra.Bundling;

namespace Guance.Serverless.Infra.Tests.Bundling;

public sealed class ContainerTests
{
    [Fact]
    public void Without_Docker_it_says_what_the_host_lacks_and_that_Docker_would_do()
    {
        var container = new Container(Checkout.Root, Processor.Of("arm64"), docker: "no-such-docker");
        var refusal = Assert.Throws<BundlingException>(() => container.Build("There is no clang."));
        Assert.Equal("There is no clang.\nOr start Docker, to publish in a container: 'no-such-docker info' does not answer.", refusal.Message);
    }

    [Fact]
    public void The_image_is_named_after_the_SDK_that_is_in_it() =>
        Assert.Matches(@"^guance-serverless-publish:10\.0\.\d+-arm64$", new Container(Checkout.Root, Processor.Of("arm64")).Image);
}
