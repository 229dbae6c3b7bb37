using System.Text.Json.Nodes;
using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Permissions;

/// <summary>Nobody may do more than what is done.</summary>
public class PermissionTests
{
    /// <summary>Actions for which AWS knows no resource. Source: Service Authorization Reference.</summary>
    private static readonly string[] WithoutResources =
        ["aws-marketplace:ResolveCustomer", "xray:PutTraceSegments", "xray:PutTelemetryRecords"];

    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Fact]
    public void Functions_may_make_the_calls_that_they_are_seen_to_make_and_no_other()
    {
        Assert.Equal(ApprovedCalls(), PolicyLines.Of(Synthesis.Settlement(Variant.AsCloned)));
    }

    /// <summary>
    /// AWS's pages do not say whether DynamoDB asks IAM for each item of a transaction, or once for all keys that an operation has in
    /// it: the roles must be right in both cases.
    /// </summary>
    [Fact]
    public void A_transaction_of_all_keys_that_a_function_needs_for_an_operation_is_allowed_and_with_any_other_key_refused()
    {
        string[] prefixes =
            [.. TableCalls().Select(call => call.Key).Append("ELSE#").Distinct()];
        var operations = TableCalls().GroupBy(call => (call.Function, call.Action, call.Place)).ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, operation =>
        {
            var role = RolePolicy.Of(Synthesis.Settlement(Variant.AsCloned), operation.Key.Function);
            var (action, place) = (operation.Key.Action, operation.Key.Place);
            string[] keys = [.. operation.Select(call => KeyOf(call.Key))];
            string[] others = [.. prefixes.Except(operation.Select(call => call.Key)).Select(KeyOf)];
            Assert.True(role.Allows(action, place, keys), $"{operation.Key} with {string.Join(", ", keys)} is refused");
            Assert.All(keys, key => Assert.True(role.Allows(action, place, [key]), $"{operation.Key} with {key} is refused"));
            Assert.All(others, other =>
            {
                Assert.False(role.Allows(action, place, [other]), $"{operation.Key} with {other} is allowed");
                Assert.False(role.Allows(action, place, [.. keys, other]), $"{operation.Key} with {other} among others is allowed");
            });
            Assert.False(role.Allows(action, place, []), $"{operation.Key} without a key is allowed");
        });
    }

    [Fact]
    public void Through_a_seller_elsewhere_the_landing_page_may_only_take_that_sellers_role()
    {
        var lines = PolicyLines.Of(Synthesis.Settlement(Variant.Seller));
        Assert.DoesNotContain(lines, line => line.Contains("aws-marketplace:", StringComparison.Ordinal));
        Assert.Contains("Registration sts:AssumeRole", lines);
        var role = Synthesis.MarketplaceEvents(Variant.Seller).Of("AWS::IAM::Role").Single(role => role.Text("RoleName") == "guance-us-east-1-resolve-customer");
        var trust = role["AssumeRolePolicyDocument"]!["Statement"]![0]!;
        Assert.Equal("guance-settlement-7d1c", Template.Text(trust["Condition"]!["StringEquals"]!["sts:ExternalId"]));
        Assert.Equal("arn:aws:iam::111122223333:role/guance-us-east-1-registration", Template.Text(trust["Condition"]!["ArnEquals"]!["aws:PrincipalArn"]));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Registration_alone_uses_the_data_key_by_itself_and_for_its_key_ring_only(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var registration = template.Of("AWS::IAM::Role").Single(role => role.Text("RoleName").EndsWith("-registration", StringComparison.Ordinal));
        var ofRoles = template.Statements.Where(found =>
            found.Where.Type == "AWS::IAM::Role" && Template.Texts(found.Statement["Action"]).Any(action => action.StartsWith("kms:", StringComparison.Ordinal)));
        var ofKey = template.Statements.Where(found => found.Where.Type == "AWS::KMS::Key" && Template.Text(found.Statement["Sid"]) == "WebKeys");
        var ofRole = Assert.Single(ofRoles);
        Assert.Equal(registration.Id, ofRole.Where.Id);
        Assert.All([ofRole.Statement, Assert.Single(ofKey).Statement], statement =>
        {
            Assert.Equal(["kms:Decrypt", "kms:Encrypt"], Template.Texts(statement["Action"]));
            var equals = statement["Condition"]!["StringEquals"]!;
            Assert.Equal("web-keys", Template.Text(equals["kms:EncryptionContext:purpose"]));
        });
        Assert.EndsWith(
            $":role/{registration.Text("RoleName")}",
            Template.Text(ofKey.Single().Statement["Condition"]!["ArnEquals"]!["aws:PrincipalArn"]),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void No_action_is_a_wildcard(Variant variant) => Assert.All(
        Allowed(variant), found => Assert.DoesNotContain(Template.Texts(found.Statement["Action"]), action => action.Contains('*', StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_resource_is_a_wildcard_only_where_AWS_knows_no_resource(Variant variant) => Assert.All(
        Allowed(variant).Where(found => found.Where.Type != "AWS::KMS::Key" && Template.Texts(found.Statement["Resource"]).Contains("*")),
        found => Assert.Subset(WithoutResources.ToHashSet(), Template.Texts(found.Statement["Action"]).ToHashSet()));

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_role_says_who_may_take_it(Variant variant) => Assert.All(
        Synthesis.Both(variant).SelectMany(template => template.Of("AWS::IAM::Role")),
        role => Assert.All(
            role["AssumeRolePolicyDocument"]!["Statement"]!.AsArray(),
            statement => Assert.NotNull(statement!["Principal"]!["Service"] ?? statement["Condition"]?["ArnEquals"]?["aws:PrincipalArn"])));

    [Theory]
    [MemberData(nameof(Variants))]
    public void Arns_name_the_partition_that_they_are_in(Variant variant)
    {
        var partition = variant.Name.StartsWith("china", StringComparison.Ordinal) ? "aws-cn" : "aws";
        var other = partition == "aws" ? "arn:aws-cn:" : "arn:aws:";
        Assert.All(Synthesis.Both(variant), template => Assert.DoesNotContain(other, template.Json.ToJsonString(), StringComparison.Ordinal));
    }

    private static IEnumerable<(Resource Where, JsonObject Statement)> Allowed(Variant variant) =>
        Synthesis.Both(variant).SelectMany(template => template.Statements).Where(found => Template.Text(found.Statement["Effect"]) == "Allow");

    private static string[] ApprovedCalls() =>
        [.. File.ReadAllLines(Path.Combine(Checkout.Root, "tests", "EndToEnd.Tests", "Calls", "functions.approved.txt"))
            .Select(line => line.Replace(" (kept for the version before)", "", StringComparison.Ordinal))];

    private static IEnumerable<(string Function, string Action, string Place, string Key)> TableCalls() =>
        from line in ApprovedCalls()
        let words = line.Split(' ')
        where words[1].StartsWith("dynamodb:", StringComparison.Ordinal)
        select (words[0], words[1], words[2], words[3]);

    /// <summary>A partition key that begins so.</summary>
    private static string KeyOf(string prefix) => prefix.EndsWith('#') ? prefix + "01JD0000000000000000000000" : prefix;
}
