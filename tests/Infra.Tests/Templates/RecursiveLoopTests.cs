namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>Lambda stops a recursive loop after about 16 invocations, unless the function's RecursiveLoop is Allow.</summary>
public class RecursiveLoopTests
{
    public static TheoryData<Variant> Variants => [.. Variant.All.Where(variant => !IsChina(variant))];

    public static TheoryData<Variant> InChina => [.. Variant.All.Where(IsChina)];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Exactly_the_functions_whose_messages_can_come_back_to_them_allow_recursive_loops(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var functions = template.Of("AWS::Lambda::Function").ToList();
        var looping = functions.Where(function => FunctionsReachedFrom(template, function).Contains(function.Id)).ToList();
        Assert.NotEmpty(looping);
        Assert.Equal(
            looping.Select(function => function.Text("FunctionName")),
            functions.Where(function => function.Text("RecursiveLoop") == "Allow").Select(function => function.Text("FunctionName")));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_dropped_invocation_of_any_function_raises_an_alarm(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        Assert.All(template.Of("AWS::Lambda::Function"), function => Assert.Contains(
            template.Of("AWS::CloudWatch::Alarm"),
            alarm => (alarm.Text("Namespace"), alarm.Text("MetricName"), alarm.Text("Threshold")) == ("AWS/Lambda", "RecursiveInvocationsDropped", "1")
                && Template.Text(alarm["Dimensions"]!.AsArray().Single()!["Value"]) == $"${{{function.Id}}}"));
    }

    [Theory]
    [MemberData(nameof(InChina))]
    public void In_China_where_Lambda_detects_no_loops_there_is_no_setting_and_no_alarm_for_them(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        Assert.All(template.Of("AWS::Lambda::Function"), function => Assert.Null(function["RecursiveLoop"]));
        Assert.DoesNotContain(template.Of("AWS::CloudWatch::Alarm"), alarm => alarm.Text("MetricName") == "RecursiveInvocationsDropped");
    }

    private static bool IsChina(Variant variant) => variant.Name.StartsWith("china", StringComparison.Ordinal);

    /// <summary>Ids of the functions that messages of this function reach, directly or through other functions.</summary>
    private static HashSet<string> FunctionsReachedFrom(Template template, Resource function)
    {
        var reached = new HashSet<string>();
        var open = new Queue<Resource>([function]);
        while (open.TryDequeue(out var sender))
        {
            foreach (var next in QueuesOf(template, sender).SelectMany(queue => ConsumersOf(template, queue)).Where(next => reached.Add(next.Id)))
            {
                open.Enqueue(next);
            }
        }

        return reached;
    }

    /// <summary>ARNs of the queues that the function may send to.</summary>
    private static IEnumerable<string> QueuesOf(Template template, Resource function) => template.Find(function.Text("Role")[2..^5])["Policies"]!.AsArray()
        .SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray())
        .Where(statement => Template.Text(statement!["Effect"]) == "Allow" && Template.Texts(statement["Action"]).Contains("sqs:SendMessage"))
        .SelectMany(statement => Template.Texts(statement!["Resource"]));

    /// <summary>The functions whose event source is the queue.</summary>
    private static IEnumerable<Resource> ConsumersOf(Template template, string queue) => template.Of("AWS::Lambda::EventSourceMapping")
        .Where(source => source.Text("EventSourceArn") == queue)
        .Select(source => template.Of("AWS::Lambda::Alias").Single(
            alias => source["FunctionName"]!.ToJsonString().Contains($"\"{alias.Id}\"", StringComparison.Ordinal)))
        .Select(alias => template.Find(alias.Text("FunctionName")[2..^1]));
}
