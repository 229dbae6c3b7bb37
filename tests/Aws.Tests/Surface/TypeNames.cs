using System.Reflection;

namespace Guance.Serverless.Aws.Tests.Surface;

/// <summary>Prints types as the listings do: short names, nested ones after their owner, generic arguments in brackets.</summary>
internal static class TypeNames
{
    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return "ref " + Of(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var name = type.IsNested ? $"{Of(type.DeclaringType!)}.{Plain(type)}" : Plain(type);
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : name;
    }

    /// <summary>With the namespace, as in the first line of a listed type.</summary>
    public static string Full(Type type) => $"{type.Namespace}.{Of(type)}";

    public static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{Of(p.ParameterType)} {p.Name}"));

    private static string Plain(Type type) => type.Name.Split('`')[0];
}
