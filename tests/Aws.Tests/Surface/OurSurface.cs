using System.Reflection;
using Amazon.Runtime;

namespace Guance.Serverless.Aws.Tests.Surface;

/// <summary>What an assembly shows to others, printed as the listings do.</summary>
internal static class OurSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        _ when type.IsSubclassOf(typeof(MulticastDelegate)) => "delegate",
        _ => "class",
    };

    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return [string.Join(", ", Enum.GetNames(type))];
        }

        if (type.IsSubclassOf(typeof(ConstantClass)))
        {
            // The SDK's listing gives the values alone; each such class also is made from a text, by constructor and FindValue.
            return [string.Join(", ", type.GetFields(Declared).Select(f => f.Name))];
        }

        var constructors = type.GetConstructors(Declared).Where(c => !c.IsStatic).Select(c => $"ctor({TypeNames.Parameters(c)})");
        var properties = type.GetProperties(Declared).Where(p => !IsOverride(p.GetMethod)).Select(Property);
        var methods = type.GetMethods(Declared).Where(m => !m.IsSpecialName && !IsOverride(m)).Select(Method);
        var fields = type.GetFields(Declared).Where(f => !f.IsSpecialName).Select(f => $"static {TypeNames.Of(f.FieldType)} {f.Name}");
        return [.. constructors, .. properties, .. methods, .. fields];
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = (property.GetMethod?.IsPublic == true ? "get; " : "") + (property.SetMethod?.IsPublic == true ? "set; " : "");
        var modifier = property.GetMethod?.IsStatic == true ? "static " : "";
        return $"{modifier}{TypeNames.Of(property.PropertyType)} {property.Name} {{ {accessors}}}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(",", method.GetGenericArguments().Select(a => a.Name))}>" : "";
        var modifier = method.IsStatic ? "static " : "";
        return $"{modifier}{TypeNames.Of(method.ReturnType)} {method.Name}{generic}({TypeNames.Parameters(method)})";
    }

    /// <summary>What a base class has already shown.</summary>
    private static bool IsOverride(MethodInfo? method) => method is not null && method.GetBaseDefinition() != method;
}
