using System.Reflection;
using System.Text.Json.Serialization;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Tests.Workspaces;

public sealed class StoredKindsTests
{
    [Theory]
    [InlineData(typeof(PayerVerdict))]
    [InlineData(typeof(PayerResult))]
    [InlineData(typeof(SideEffect))]
    public void Every_kind_that_is_stored_has_a_name_of_its_own_in_the_table(Type stored)
    {
        var kinds = stored.Assembly.GetTypes().Where(type => type.BaseType == stored).ToHashSet();
        var named = stored.GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        Assert.Equal(kinds, named.Select(one => one.DerivedType).ToHashSet());
        Assert.Equal(named.Count, named.Select(one => one.TypeDiscriminator).Distinct().Count());
    }
}
