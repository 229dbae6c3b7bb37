using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Tests.Bundling;

public sealed class ContainerImageTests
{
    [Fact]
    public void Without_Docker_the_error_names_the_missing_tool_and_suggests_Docker()
    {
        var image = new ContainerImage(Repository.Root, ProcessorArchitecture.FromLambda("arm64"), docker: "no-such-docker");
        var error = Assert.Throws<BundlingException>(() => image.Build("There is no clang."));
        Assert.Equal("There is no clang.\nOr start Docker, to publish in a container: 'no-such-docker info' does not answer.", error.Message);
    }

    [Fact]
    public void The_tag_of_the_image_is_the_version_of_the_SDK() =>
        Assert.Matches(@"^guance-serverless-publish:10\.0\.\d+-arm64$", new ContainerImage(Repository.Root, ProcessorArchitecture.FromLambda("arm64")).Name);
}
