using System.Text.Json.Nodes;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Permissions;

/// <summary>Least privilege: roles and policies allow what is needed and nothing more.</summary>
public class PermissionTests
{
    /// <summary>Actions without resource-level permissions. Source: Service Authorization Reference.</summary>
    private static readonly string[] ActionsWithoutResources =
        ["aws-marketplace:BatchMeterUsage", "aws-marketplace:ResolveCustomer", "xray:PutTraceSegments", "xray:PutTelemetryRecords"];

    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Fact]
    public void Roles_allow_exactly_the_calls_that_the_functions_make()
    {
        Assert.Equal(ApprovedCalls(), AllowedCalls.Of(Synthesis.Settlement(Variant.Default)));
    }

    /// <summary>
    /// AWS does not document whether the items of a transaction are authorized one by one or all together. The roles must be right in
    /// both cases.
    /// </summary>
    [Fact]
    public void An_operation_is_allowed_for_each_and_all_of_its_keys_and_denied_with_any_other_key()
    {
        string[] prefixes =
            [.. TableCalls().Select(call => call.Key).Append("ELSE#").Distinct()];
        var operations = TableCalls().GroupBy(call => (call.Function, call.Action, call.Resource)).ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, operation =>
        {
            var role = RolePolicySimulator.Of(Synthesis.Settlement(Variant.Default), operation.Key.Function);
            var (action, resource) = (operation.Key.Action, operation.Key.Resource);
            string[] keys = [.. operation.Select(call => KeyOf(call.Key))];
            string[] others = [.. prefixes.Except(operation.Select(call => call.Key)).Select(KeyOf)];
            Assert.True(role.Allows(action, resource, keys), $"{operation.Key} with {string.Join(", ", keys)} is denied");
            Assert.All(keys, key => Assert.True(role.Allows(action, resource, [key]), $"{operation.Key} with {key} is denied"));
            Assert.All(others, other =>
            {
                Assert.False(role.Allows(action, resource, [other]), $"{operation.Key} with {other} is allowed");
                Assert.False(role.Allows(action, resource, [.. keys, other]), $"{operation.Key} with {other} among others is allowed");
            });
            Assert.False(role.Allows(action, resource, []), $"{operation.Key} without a key is allowed");
        });
    }

    [Fact]
    public void With_a_separate_seller_Registration_and_Metering_may_only_assume_the_role_in_the_sellers_account()
    {
        var lines = AllowedCalls.Of(Synthesis.Settlement(Variant.SeparateSeller));
        Assert.DoesNotContain(lines, line => line.Contains("aws-marketplace:", StringComparison.Ordinal));
        Assert.Equal(["Metering sts:AssumeRole", "Registration sts:AssumeRole"], lines.Where(line => line.Contains(" sts:", StringComparison.Ordinal)));
        var role = Synthesis.MarketplaceEvents(Variant.SeparateSeller).Of("AWS::IAM::Role").Single(role => role.Text("RoleName") == "guance-us-east-1-resolve-customer");
        var trust = role["AssumeRolePolicyDocument"]!["Statement"]![0]!;
        Assert.Equal("guance-settlement-7d1c", Template.Text(trust["Condition"]!["StringEquals"]!["sts:ExternalId"]));
        Assert.Equal(
            ["arn:aws:iam::111122223333:role/guance-us-east-1-registration", "arn:aws:iam::111122223333:role/guance-us-east-1-metering"],
            Template.Texts(trust["Condition"]!["ArnEquals"]!["aws:PrincipalArn"]));
        Assert.Equal(
            ["aws-marketplace:BatchMeterUsage", "aws-marketplace:ResolveCustomer"],
            role["Policies"]![0]!["PolicyDocument"]!["Statement"]!.AsArray().SelectMany(statement => Template.Texts(statement!["Action"])));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Only_Registration_may_use_the_data_key_directly_and_only_for_its_key_ring(Variant variant)
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
    public void No_statement_allows_a_wildcard_action(Variant variant) => Assert.All(
        AllowStatements(variant), found => Assert.DoesNotContain(Template.Texts(found.Statement["Action"]), action => action.Contains('*', StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_wildcard_resource_is_allowed_only_for_actions_without_resource_level_permissions(Variant variant) => Assert.All(
        AllowStatements(variant).Where(found => found.Where.Type != "AWS::KMS::Key" && Template.Texts(found.Statement["Resource"]).Contains("*")),
        found => Assert.Subset(ActionsWithoutResources.ToHashSet(), Template.Texts(found.Statement["Action"]).ToHashSet()));

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_role_names_the_service_or_the_role_that_may_assume_it(Variant variant) => Assert.All(
        Synthesis.MainTemplates(variant).SelectMany(template => template.Of("AWS::IAM::Role")),
        role => Assert.All(
            role["AssumeRolePolicyDocument"]!["Statement"]!.AsArray(),
            statement => Assert.NotNull(statement!["Principal"]!["Service"] ?? statement["Condition"]?["ArnEquals"]?["aws:PrincipalArn"])));

    [Theory]
    [MemberData(nameof(Variants))]
    public void ARNs_are_of_the_partition_of_the_Region(Variant variant)
    {
        var partition = variant.Name.StartsWith("china", StringComparison.Ordinal) ? "aws-cn" : "aws";
        var other = partition == "aws" ? "arn:aws-cn:" : "arn:aws:";
        Assert.All(Synthesis.MainTemplates(variant), template => Assert.DoesNotContain(other, template.Json.ToJsonString(), StringComparison.Ordinal));
    }

    private static IEnumerable<(Resource Where, JsonObject Statement)> AllowStatements(Variant variant) =>
        Synthesis.MainTemplates(variant).SelectMany(template => template.Statements).Where(found => Template.Text(found.Statement["Effect"]) == "Allow");

    private static string[] ApprovedCalls() =>
        [.. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "EndToEnd.Tests", "Calls", "functions.approved.txt"))
            .Select(line => line.Replace(" (kept for the version before)", "", StringComparison.Ordinal).Replace(" (seldom)", "", StringComparison.Ordinal))];

    private static IEnumerable<(string Function, string Action, string Resource, string Key)> TableCalls() =>
        from line in ApprovedCalls()
        let words = line.Split(' ')
        where words[1].StartsWith("dynamodb:", StringComparison.Ordinal)
        select (words[0], words[1], words[2], words[3]);

    /// <summary>A partition key with the prefix.</summary>
    private static string KeyOf(string prefix) => prefix.EndsWith('#') ? prefix + "01JD0000000000000000000000" : prefix;
}
