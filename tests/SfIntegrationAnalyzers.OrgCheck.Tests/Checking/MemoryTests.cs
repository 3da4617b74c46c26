using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Tests that count the bytes of the whole process, and so run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class AloneTests
{
    public const string Name = "Alone";
}

/// <summary>
/// How much memory an org can make a check take. Bytes are counted, not time, and those of the org in memory are taken off.
/// </summary>
[Collection(AloneTests.Name)]
public partial class MemoryTests
{
    private const long Megabyte = 1 << 20;

    /// <summary>Read to the end because the manifest is exact: 50 pages, of which none is held when the next one comes.</summary>
    [Fact]
    public async Task A_hundred_thousand_assignments_are_read_page_by_page_in_bounded_memory()
    {
        var (atFifty, allocatedAtFifty, _) = await CheckAsync(rows: 50_000);
        var (atHundred, allocatedAtHundred, report) = await CheckAsync(rows: 100_000);

        Assert.Equal(["SFI4010"], report.Findings.Select(finding => finding.Id));
        // Observed: 9 and 14 megabytes held, 4 kilobytes allocated for a row of 0.4, which counts in every decision.
        // What tests before these left behind may go meanwhile.
        Assert.InRange(atFifty, long.MinValue, 20 * Megabyte);
        Assert.InRange(atHundred, long.MinValue, 22 * Megabyte);
        Assert.InRange(allocatedAtHundred / 100_000, 0, 5_200);
        Assert.InRange((double)allocatedAtHundred / allocatedAtFifty, 1.5, 2.5);
    }

    [Fact]
    public async Task A_hundred_megabytes_in_one_answer_take_no_more_than_the_limit_and_the_way_there()
    {
        var flood = new ManyRowsOrg(rows: 0) { Flood = 100 * Megabyte };

        var (report, allocated) = await CheckAsync(flood);

        Assert.Equal(("SFI4905", CheckOutcome.NotChecked), (Assert.Single(report.Findings).Id, report.Outcome));
        Assert.Contains("longer than 67,108,864 bytes", report.Findings[0].Message, StringComparison.Ordinal);
        Assert.InRange(flood.FloodRead, 64 * Megabyte, 65 * Megabyte);

        // The buffer doubles until it is as long as the limit: 1 + 2 + 4 + … + 64.
        Assert.InRange(allocated, 64 * Megabyte, 135 * Megabyte);
    }

    [Fact]
    public async Task An_answer_that_says_that_it_is_too_long_is_not_read_at_all()
    {
        var flood = new ManyRowsOrg(rows: 0) { Flood = 100 * Megabyte, SaysLength = true };

        var (report, allocated) = await CheckAsync(flood);

        Assert.Equal(("SFI4905", CheckOutcome.NotChecked), (Assert.Single(report.Findings).Id, report.Outcome));
        Assert.Contains("longer than 67,108,864 bytes", report.Findings[0].Message, StringComparison.Ordinal);
        Assert.Equal(0, flood.FloodRead);
        Assert.InRange(allocated, 0, 4 * Megabyte);
    }

    private static async Task<(long MostHeld, long Allocated, CheckReport Report)> CheckAsync(int rows)
    {
        var org = new ManyRowsOrg(rows);
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var (report, allocated) = await CheckAsync(org);
        return (org.MostHeld - held, allocated - org.OwnBytes, report);
    }

    private static async Task<(CheckReport Report, long Allocated)> CheckAsync(ManyRowsOrg org)
    {
        var request = new CheckRequest
        {
            ManifestPath = OrgBench.ManifestPath,
            ManifestText = $$"""
                {
                  "orgs": { "production": { "instanceUrl": "https://acme.my.salesforce.com" } },
                  "integrations": [{ "name": "i", "user": "{{OrgBench.Stripe}}", "exact": true }]
                }
                """,
            Environment = new Dictionary<string, string>
            {
                ["SF_ACCESS_TOKEN"] = "00D000000000001!token.of.nobody",
                ["SF_ORG_INSTANCE_URL"] = "https://acme.my.salesforce.com",
            },
            Effects = CheckEffects.Default with { CreateHttpHandler = () => org },
        };
        await Rehearsal.RunAsync(CancellationToken.None);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var report = await CheckRunner.RunAsync(request, CancellationToken.None);
        return (report, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    /// <summary>An org of one user with any number of assignments of a thousand sets, made as they are read.</summary>
    private sealed partial class ManyRowsOrg(int rows) : HttpMessageHandler
    {
        private const int PageSize = 2_000;
        private const int Sets = 1_000;

        /// <summary>How many bytes follow on the answer to the first questions; none of them is of use.</summary>
        public long Flood { get; init; }

        /// <summary>Whether that answer says its length.</summary>
        public bool SaysLength { get; init; }

        public long FloodRead { get; private set; }

        /// <summary>What making the pages took.</summary>
        public long OwnBytes { get; private set; }

        /// <summary>The most bytes that were alive when a page was asked for.</summary>
        public long MostHeld { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            if (path == "/services/data")
                return Json("""[{"label":"Winter '27","url":"/services/data/v68.0","version":"68.0"}]""");
            if (path.Contains("/query/", StringComparison.Ordinal))
            {
                MostHeld = Math.Max(MostHeld, GC.GetTotalMemory(forceFullCollection: true));
                var before = GC.GetAllocatedBytesForCurrentThread();
                var page = Json(Page(int.Parse(path[(path.LastIndexOf('-') + 1)..])));
                OwnBytes += GC.GetAllocatedBytesForCurrentThread() - before;
                return page;
            }

            if (Flood > 0)
            {
                var stream = new FloodStream(Flood, read => FloodRead += read);
                var flood = new StreamContent(stream) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
                flood.Headers.ContentLength = SaysLength ? Flood : null;
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = flood };
            }

            using var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
            var isBatch = body.RootElement.TryGetProperty("batchRequests", out var parts);
            var answers = (isBatch ? parts : body.RootElement.GetProperty("compositeRequest"))
                .EnumerateArray()
                .Select(part => Answer(Uri.UnescapeDataString(part.GetProperty("url").GetString()!)))
                .ToList();
            var results = answers.Select((answer, at) => isBatch
                ? $$"""{"statusCode":200,"result":{{answer}}}"""
                : $$"""{"referenceId":"q{{at}}","httpStatusCode":200,"body":{{answer}}}""");
            return Json(isBatch
                ? $$"""{"hasErrors":false,"results":[{{string.Join(',', results)}}]}"""
                : $$"""{"compositeResponse":[{{string.Join(',', results)}}]}""");
        }

        private string Answer(string url) => From().Match(url).Groups[1].Value switch
        {
            "" when url.EndsWith("/describe", StringComparison.Ordinal) =>
                """{"name":"PermissionSet","fields":[{"name":"PermissionsApiEnabled"}]}""",
            "" => """{"Id":"00D000000000001AAA","Name":"Acme","OrganizationType":"Enterprise Edition","IsSandbox":false}""",
            "User" => Rows("""
                {
                  "Id":"005000000000000AAA","Username":"stripe@acme.example","Name":"Stripe","IsActive":true,
                  "ProfileId":"00e000000000001AAA",
                  "Profile":{
                    "Name":"Minimum","UserLicense":{"Name":"Salesforce Integration","LicenseDefinitionKey":"SFDC"}
                  }
                }
                """),
            "UserLogin" => Rows("""{"UserId":"005000000000000AAA","IsFrozen":false}"""),
            "UserPermissionAccess" => Rows("""{"PermissionsViewSetup":true}"""),
            "PermissionSetAssignment" when url.EndsWith(" AND IsRevoked = true", StringComparison.Ordinal) => Rows(),
            "PermissionSetAssignment" => Page(0),
            "PermissionSet" =>
                Rows([.. Enumerable.Range(0, Sets).Select(set => $$"""{"Id":"0PS{{set:D12}}AAA","PermissionsApiEnabled":true}""")]),
            _ => Rows(),
        };

        private static string Rows(params string[] rows) =>
            $$"""{"totalSize":{{rows.Length}},"done":true,"records":[{{string.Join(',', rows)}}]}""";

        private string Page(int from)
        {
            var until = Math.Min(from + PageSize, rows);
            var page = new StringBuilder((until - from) * 400)
                .Append($$"""{"totalSize":{{rows}},"done":{{(until == rows ? "true" : "false")}}""")
                .Append($$""","nextRecordsUrl":"/services/data/v68.0/query/0r8000000000001AAA-{{until}}","records":[""");
            for (var row = from; row < until; row++)
            {
                // The first of every thousand is the profile's own, which alone gives API Enabled: what does is a way of its own.
                page.Append(row > from ? "," : "").Append($$"""
                    {"attributes":{"type":"PermissionSetAssignment",
                    "url":"/services/data/v68.0/sobjects/PermissionSetAssignment/0Pa{{row:D12}}AAA"},
                    "AssigneeId":"005000000000000AAA","PermissionSetId":"0PS{{row % Sets:D12}}AAA",
                    "IsActive":true,"ExpirationDate":null,"PermissionSetGroupId":null,"PermissionSetGroup":null,
                    "PermissionSet":{"Name":"Set{{row % Sets}}","Label":"Set {{row % Sets}}","NamespacePrefix":null,"LicenseId":null,
                    "IsOwnedByProfile":{{(row % Sets == 0 ? "true" : "false")}},
                    "HasActivationRequired":false,"PermissionsApiEnabled":{{(row % Sets == 0 ? "true" : "false")}}} }
                    """);
            }

            return page.Append("]}").ToString();
        }

        private static HttpResponseMessage Json(string text) =>
            new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

        [GeneratedRegex(@" FROM (\w+)")]
        private static partial Regex From();
    }

    private sealed class FloodStream(long length, Action<int> onRead) : ReadOnlyStream
    {
        private long _given;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, length - _given);
            buffer.Span[..count].Fill((byte)' ');
            _given += count;
            onRead(count);
            return new(count);
        }
    }
}
