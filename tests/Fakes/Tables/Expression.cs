using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>The part of DynamoDB's expressions that the store uses. What it does not know it refuses, as DynamoDB would a mistake.</summary>
internal sealed partial class Expression
{
    private readonly string[] words;
    private readonly JsonObject? item;
    private readonly JsonObject? values;
    private readonly HashSet<string> used;
    private int at;

    private Expression(string text, JsonObject? item, JsonNode? values, HashSet<string> used)
    {
        words = [.. Words().Matches(text).Select(match => match.Value), ""];
        this.item = item;
        this.values = values?.AsObject();
        this.used = used;
    }

    private string Next => words[at];

    /// <summary>Whether a condition holds for an item.</summary>
    /// <param name="text">The condition; null holds always.</param>
    /// <param name="item">Null when there is none.</param>
    /// <param name="values">ExpressionAttributeValues.</param>
    /// <param name="used">Gets the names of the values that occur.</param>
    public static bool Holds(string? text, JsonObject? item, JsonNode? values, HashSet<string> used)
    {
        if (text is null)
        {
            return true;
        }

        var condition = new Expression(text, item, values, used);
        var holds = condition.Or();
        return condition.Next.Length == 0 ? holds : throw condition.Unknown();
    }

    /// <summary>Carries an update expression out: SET, REMOVE and ADD of numbers.</summary>
    public static void Update(string text, JsonObject item, JsonNode? values, HashSet<string> used)
    {
        var before = item.DeepClone().AsObject();
        var update = new Expression(text, before, values, used);
        while (update.Next.Length > 0)
        {
            var clause = update.Take();
            do
            {
                var name = update.Take();
                if (clause == "REMOVE")
                {
                    item.Remove(name);
                    continue;
                }

                if (clause == "ADD")
                {
                    var sum = (before[name] is { } number ? Number(number) : 0) + Number(update.Existing());
                    item[name] = new JsonObject { ["N"] = sum.ToString(CultureInfo.InvariantCulture) };
                    continue;
                }

                if (clause != "SET" || update.Take() != "=")
                {
                    throw update.Unknown();
                }

                item[name] = update.Sum().DeepClone();
            }
            while (update.Skip(","));
        }
    }

    private bool Or()
    {
        var holds = And();
        while (Skip("OR"))
        {
            holds |= And();
        }

        return holds;
    }

    private bool And()
    {
        var holds = Not();
        while (Skip("AND"))
        {
            holds &= Not();
        }

        return holds;
    }

    private bool Not() => Skip("NOT") ? !Not() : Simple();

    private bool Simple()
    {
        if (Skip("("))
        {
            var holds = Or();
            Expect(")");
            return holds;
        }

        switch (Next)
        {
            case "attribute_exists":
                return Arguments() is [not null];
            case "attribute_not_exists":
                return Arguments() is [null];
            case "begins_with":
                return Arguments() is [{ } text, { } prefix]
                    && text["S"]!.GetValue<string>().StartsWith(prefix["S"]!.GetValue<string>(), StringComparison.Ordinal);
            default:
                var left = Operand();
                var comparison = Take();
                return Compare(left, comparison, Operand());
        }
    }

    private List<JsonNode?> Arguments()
    {
        at++;
        Expect("(");
        var arguments = new List<JsonNode?> { Operand() };
        while (Skip(","))
        {
            arguments.Add(Operand());
        }

        Expect(")");
        return arguments;
    }

    private bool Compare(JsonNode? left, string comparison, JsonNode? right)
    {
        var order = left is null || right is null ? (int?)null
            : left["S"] is { } text && right["S"] is { } other ? string.CompareOrdinal(text.GetValue<string>(), other.GetValue<string>())
            : left["N"] is not null && right["N"] is not null ? Number(left).CompareTo(Number(right))
            : JsonNode.DeepEquals(left, right) ? 0 : null;
        return comparison switch
        {
            "=" => order == 0,
            "<>" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => throw Unknown(),
        };
    }

    private JsonNode Sum()
    {
        var sum = Existing();
        while (Next is "+" or "-")
        {
            var sign = Take() == "+" ? 1 : -1;
            var total = Number(sum) + (sign * Number(Existing()));
            sum = new JsonObject { ["N"] = total.ToString(CultureInfo.InvariantCulture) };
        }

        return sum;
    }

    private JsonNode Existing()
    {
        var value = Next == "if_not_exists" && Arguments() is [var first, { } otherwise] ? first ?? otherwise : Operand();
        return value ?? throw new TableRefusalException("The provided expression refers to an attribute that does not exist in the item");
    }

    private JsonNode? Operand()
    {
        var word = Take();
        if (!word.StartsWith(':'))
        {
            return item?[word];
        }

        used.Add(word);
        return values?[word] ?? throw new TableRefusalException($"An expression attribute value used in expression is not defined: {word}");
    }

    private static decimal Number(JsonNode value) => decimal.Parse(value["N"]!.GetValue<string>(), CultureInfo.InvariantCulture);

    private string Take() => Next.Length > 0 ? words[at++] : throw Unknown();

    private bool Skip(string word)
    {
        var found = Next == word;
        at += found ? 1 : 0;
        return found;
    }

    private void Expect(string word)
    {
        if (!Skip(word))
        {
            throw Unknown();
        }
    }

    private TableRefusalException Unknown() =>
        new($"Invalid expression: syntax error at {at}, \"{Next}\", of {string.Join(' ', words)}");

    [GeneratedRegex(@"<>|<=|>=|[-+=<>(),]|:?\w+")]
    private static partial Regex Words();
}
