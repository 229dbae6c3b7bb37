namespace Guance.Serverless.Aws.Tests.Surface;

/// <summary>The public surface of AWS's own packages: type by full name, each with its first line and its members.</summary>
internal sealed class OfficialListing
{
    private readonly Dictionary<string, OfficialType> types = [];
    private OfficialType? last;

    public OfficialType? Find(string fullName) => types.GetValueOrDefault(fullName);

    /// <summary>Full names, every member: one block a type.</summary>
    public static OfficialListing Lambda()
    {
        var listing = new OfficialListing();
        foreach (var line in Lines("lambda.txt"))
        {
            listing.Add(line, "");
        }

        return listing;
    }

    /// <summary>Names without their namespace, which the heading gives, and only the members that matter here.</summary>
    public static OfficialListing Sdk()
    {
        var listing = new OfficialListing();
        var root = "";
        var exceptions = "";
        foreach (var line in Lines("sdk.txt"))
        {
            if (line.StartsWith("# AWSSDK.", StringComparison.Ordinal))
            {
                root = line.Split('—')[1].Split(',')[0].Trim() + ".";
                exceptions = "";
            }
            else if (line.StartsWith("exceptions in Model, each : ", StringComparison.Ordinal))
            {
                exceptions = line.Split(':')[1].Trim();
            }
            else if (exceptions.Length > 0 && line.StartsWith("  ", StringComparison.Ordinal))
            {
                foreach (var name in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    listing.Add($"class Model.{name} : {exceptions}", root);
                }
            }
            else
            {
                listing.Add(line, root);
            }
        }

        return listing;
    }

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "OfficialApi", file));

    private void Add(string line, string root)
    {
        if (line.StartsWith("  ", StringComparison.Ordinal))
        {
            last!.Members.Add(line.Trim());
        }
        else if (line.Split(' ', 3) is [("class" or "interface" or "enum" or "delegate") and var kind, var name, ..] words)
        {
            var bases = words.Length > 2 ? words[2].TrimStart(':', ' ').Split(", ") : [];
            types.Add(root + name, last = new(kind, bases));
            // A service's requests have a base of which the listing says no more than this.
            foreach (var request in bases.Where(b => root.Length > 0 && b.EndsWith("Request", StringComparison.Ordinal)))
            {
                types.TryAdd(root + request, new("class", []));
            }
        }
    }
}
