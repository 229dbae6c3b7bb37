using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.Tables;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Web.Keys;
using Guance.Serverless.Web.Pages;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Lifecycle.Tests.WebKeys;

/// <summary>The keys that protect cookies and forms: wrapped in the table, the same for all copies of Registration.</summary>
public sealed class WebKeyTests
{
    [Fact]
    public async Task Instances_that_start_together_on_an_empty_table_agree_on_one_key()
    {
        using var system = InMemorySystem.Create();
        using var both = new Barrier(2);
        system.Gate.Judge = call =>
        {
            // Both have read that there is none, and write at the same moment.
            if (call.Operation == "PutItem" && system.Gate.Calls.Count(one => one.Operation == "PutItem") <= 2)
            {
                both.SignalAndWait(TestContext.Current.CancellationToken);
            }

            return null;
        };
        var (one, other) = (system.StartRegistration(), system.StartRegistration());
        var cookies = await Task.WhenAll(ProtectAsync(one, "one"), ProtectAsync(other, "other"));

        Assert.Single(Rows(system));
        Assert.Equal(2, system.Kms.Plaintexts.Count);
        Assert.Equal("one", await OpenAsync(other, cookies[0]));
        Assert.Equal("other", await OpenAsync(one, cookies[1]));
        Assert.Equal(KeyOf(cookies[0]), KeyOf(cookies[1]));
    }

    [Fact]
    public async Task The_table_holds_no_key_in_plain_text()
    {
        using var system = InMemorySystem.Create();
        await ProtectAsync(system.StartRegistration(), "text");

        var row = Assert.Single(Rows(system));
        var element = XElement.Parse(Encoding.UTF8.GetString(Assert.Single(system.Kms.Plaintexts)));
        var secret = Assert.Single(element.Descendants("value")).Value;
        var stored = row.Attributes.ToJsonString();
        foreach (var (needle, where) in new[] { (secret, "key"), (element.ToString(), "element"), ("masterKey", "element's parts"), ("descriptor", "element's parts") })
        {
            Assert.False(stored.Contains(needle, StringComparison.Ordinal), where);
            Assert.False(Bytes(row).AsSpan().IndexOf(Encoding.UTF8.GetBytes(needle)) >= 0, where);
        }

        Assert.True(Bytes(row).AsSpan().IndexOf(Convert.FromBase64String(secret)) < 0);
    }

    [Fact]
    public async Task A_cookie_from_before_a_restore_is_still_valid()
    {
        using var system = InMemorySystem.Create();
        var cookie = await ProtectAsync(system.StartRegistration(), "text");
        using var restored = system.Restore(system.Table.Items);
        Assert.Equal("text", await OpenAsync(restored.StartRegistration(), cookie));
    }

    [Fact]
    public async Task An_instance_looks_up_an_unknown_key_before_it_refuses_the_cookie()
    {
        using var system = InMemorySystem.Create();
        var (old, young) = (system.StartRegistration(), system.StartRegistration());
        var first = await ProtectAsync(old, "first");
        Assert.Equal("first", await OpenAsync(young, first));
        await AfterTheFirstMinutesAsync(old);
        await young.RunAsync(services =>
        {
            var now = TimeProvider.System.GetUtcNow();
            return Task.FromResult(services.GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddDays(90)));
        });
        var second = await ProtectAsync(young, "second");
        Assert.NotEqual(KeyOf(first), KeyOf(second));

        Assert.Equal("second", await OpenAsync(old, second));
        Assert.Equal("first", await OpenAsync(old, first));
        Assert.Equal(2, Rows(system).Count());
    }

    [Fact]
    public async Task Invalid_cookies_cause_no_calls_to_DynamoDB_and_KMS()
    {
        using var system = InMemorySystem.Create();
        var process = system.StartRegistration();
        var cookie = await ProtectAsync(process, "text");
        var before = system.Gate.Count;
        for (var second = 0; second < 20; second++)
        {
            for (var request = 0; request < 50; request++)
            {
                await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(process, [.. cookie[..4], .. RandomNumberGenerator.GetBytes(80)]));
                await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(process, RandomNumberGenerator.GetBytes(80)));
            }

            system.Time.Advance(TimeSpan.FromSeconds(1));
        }

        // Once in five seconds, and no key is opened anew.
        var calls = system.Gate.Calls.Skip(before).ToList();
        Assert.InRange(calls.Count, 1, 20 / (int)WebKeyRing.Pause.TotalSeconds);
        Assert.All(calls, call => Assert.Equal("Query", call.Operation));
        Assert.Equal("text", await OpenAsync(process, cookie));
    }

    [Theory]
    [InlineData("KMS")]
    [InlineData("DynamoDB")]
    public async Task While_the_keys_are_unavailable_pages_say_try_later_and_then_they_work(string service)
    {
        using var system = InMemorySystem.Create();
        var cookie = await ProtectAsync(system.StartRegistration(), "text");
        var process = system.StartRegistration();
        var asked = 0;
        system.Gate.Judge = call =>
        {
            asked += call.Service == service ? 1 : 0;
            return call.Service == service ? Fault.FailBefore : null;
        };

        var refusals = new[]
        {
            await Assert.ThrowsAnyAsync<Exception>(() => ProtectAsync(process, "more")),
            await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(process, cookie)),
            await Assert.ThrowsAnyAsync<Exception>(() => process.RunAsync(services =>
            {
                services.GetRequiredService<WebKeyRing>().EnsureRead();
                return Task.FromResult(true);
            })),
        };
        Assert.All(refusals, refusal => Assert.Equal(503, ErrorPages.StatusOf(refusal)));
        Assert.Equal(1, asked);

        system.Gate.Judge = null;
        system.Time.Advance(WebKeyRing.Pause);
        Assert.Equal("text", await OpenAsync(process, cookie));
    }

    [Fact]
    public async Task An_element_that_was_not_wrapped_for_the_ring_is_left_out()
    {
        using var system = InMemorySystem.Create();
        var cookie = await ProtectAsync(system.StartRegistration(), "text");
        await system.StartRegistration().RunAsync(async services =>
        {
            var store = services.GetRequiredService<Storage.WebKeyStore>();
            return await store.TryAddAsync(new(2, Encoding.UTF8.GetBytes("<key id=\"6b7b1f3e-0000-0000-0000-000000000000\" />")), CancellationToken.None);
        });

        Assert.Equal("text", await OpenAsync(system.StartRegistration(), cookie));
        Assert.Contains(system.Log, line => line.Contains("cannot be decrypted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_element_that_KMS_cannot_encrypt_is_refused_with_the_reason()
    {
        using var system = InMemorySystem.Create();
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => system.StartRegistration().RunAsync(services =>
        {
            services.GetRequiredService<WebKeyRing>().StoreElement(new XElement("key", new string('x', WebKeyWrapping.MaxBytes)), "key-long");
            return Task.FromResult(true);
        }));
        Assert.Contains("4096", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Rows(system));
    }

    private static IEnumerable<StoredItem> Rows(InMemorySystem system) => system.Table.Items.Where(item => item.IsIn("WEBKEYS"));

    private static byte[] Bytes(StoredItem row) => Convert.FromBase64String(row.Text("wrapped")!);

    private static Guid KeyOf(byte[] cookie) => new(cookie.AsSpan(4, 16));

    private static Task<byte[]> ProtectAsync(FunctionProcess process, string text) =>
        process.RunAsync(services => Task.FromResult(Protector(services).Protect(Encoding.UTF8.GetBytes(text))));

    private static Task<string> OpenAsync(FunctionProcess process, byte[] cookie) =>
        process.RunAsync(services => Task.FromResult(Encoding.UTF8.GetString(Protector(services).Unprotect(cookie))));

    private static IDataProtector Protector(IServiceProvider services) =>
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("tests");

    /// <summary>Data Protection looks for unknown keys itself while it is young, by a clock of its own.</summary>
    private static Task<bool> AfterTheFirstMinutesAsync(FunctionProcess process) => process.RunAsync(services =>
    {
        var ring = services.GetRequiredService<IKeyRingProvider>();
        ring.GetType().GetProperty("AutoRefreshWindowEnd", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(ring, DateTime.MinValue);
        return Task.FromResult(true);
    });
}
