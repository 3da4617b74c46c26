using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SfIntegrationAnalyzers.OrgCheck.Caching;
using SfIntegrationAnalyzers.Salesforce.Versions;
using SfIntegrationAnalyzers.Testing.Properties;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>
/// Answers, cached verdicts and version lists with something wrong in them. Whatever it is, a check comes to an end, and an org that
/// fails never passes by it. SFI_SEED draws other cases.
/// </summary>
public sealed class HostileAnswerProperties
{
    private const int MostRequests = 60;

    private static readonly string[] Pieces =
        [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "null", "1e999", "-1", "12345678901234567890", "\0", "\uFEFF", "é",
            "\"totalSize\":0,", "\"records\":null,", new string('[', 200),
        ];

    private static readonly string[] Values =
        [
            "null",
            "1e999",
            "-1",
            "12345678901234567890",
            "\"\\ud800\"",
            "\"text\"",
            "{}",
            "[]",
            "[null]",
            new string('[', 100) + new string(']', 100),
            "\"" + new string('x', 5_000) + "\"",
        ];

    [Fact]
    public async Task An_org_that_fails_does_not_pass_by_wrong_values_and_no_value_breaks_the_check()
    {
        await using var bench = await FailingAsync();
        var recorded = await RecordAsync(bench);

        Prop.ForAll(WithWrongValue(recorded).ToArbitrary(), answers => HoldsAsync(bench, answers).GetAwaiter().GetResult())
            .Check(Drawn.Cases(400));
    }

    [Fact]
    public async Task An_org_that_fails_does_not_pass_by_damaged_bytes_and_no_damage_breaks_the_check()
    {
        await using var bench = await FailingAsync();
        var recorded = await RecordAsync(bench);

        Prop.ForAll(WithDamage(recorded).ToArbitrary(), answers => HoldsAsync(bench, answers).GetAwaiter().GetResult())
            .Check(Drawn.Cases(400));
    }

    [Fact]
    public async Task What_was_recorded_is_what_the_org_says()
    {
        await using var bench = await FailingAsync();
        var recorded = await RecordAsync(bench);

        var report = await bench.CheckAsync(Replaying(bench, recorded, new StrongBox()));

        Assert.Equal((CheckOutcome.Failed, 1), (report.Outcome, report.UsersChecked));
    }

    [Fact]
    public void A_damaged_verdict_of_another_request_is_never_found()
    {
        var file = Path.GetTempFileName();
        try
        {
            var cache = new VerdictCache(file, new SkippingTime(OrgBench.Now));
            var own = new CheckRequest
            {
                ManifestPath = OrgBench.ManifestPath,
                ManifestText = "own",
                Environment = new Dictionary<string, string>(),
            };
            cache.Keep(
                own with { ManifestText = "other" },
                new CheckReport
                {
                    Outcome = CheckOutcome.Passed,
                    ManifestPath = OrgBench.ManifestPath,
                    CheckedAt = OrgBench.Now,
                    OrgKey = "production",
                    UsersChecked = 1,
                });
            var text = File.ReadAllText(file);

            Prop.ForAll(Gen.ArrayOf(Damage, 3).ToArbitrary(), damages =>
            {
                File.WriteAllText(file, damages.Aggregate(text, (left, damage) => damage(left)));
                return cache.Find(own, TimeSpan.FromHours(1)) is null;
            }).Check(Drawn.Cases(500));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_damaged_list_of_versions_is_read_or_refused()
    {
        var text = Org.OrgVersionsFile.Write([new(new ApiVersion(65), "Winter '26"), new(new ApiVersion(66), "Spring '26")]);

        Prop.ForAll(Gen.ArrayOf(Damage, 3).ToArbitrary(), damages =>
        {
            ApiVersionTableJson.Read(damages.Aggregate(text, (left, damage) => damage(left)));
            return true;
        }).Check(Drawn.Cases(500));
    }

    private static Gen<Func<string, string>> Damage =>
        from place in Gen.Choose(0, int.MaxValue - 1)
        from length in Gen.Choose(0, 12)
        from piece in Gen.Elements(Pieces)
        from cuts in Gen.Elements(true, false)
        select (Func<string, string>)(text =>
        {
            var at = place % (text.Length + 1);
            return cuts ? text.Remove(at, Math.Min(length, text.Length - at)) : text.Insert(at, piece);
        });

    /// <summary>One value of one answer becomes another of a wrong kind, goes, or comes twice.</summary>
    private static Gen<string[]> WithWrongValue(string[] recorded) =>
        from answer in Gen.Choose(0, recorded.Length - 1)
        from place in Gen.Choose(0, int.MaxValue - 1)
        from kind in Gen.Choose(0, 2)
        from value in Gen.Elements(Values)
        select Replace(recorded, answer, WrongValue(recorded[answer], place, kind, value));

    private static Gen<string[]> WithDamage(string[] recorded) =>
        from answer in Gen.Choose(0, recorded.Length - 1)
        from damages in Gen.ArrayOf(Damage, 2)
        select Replace(recorded, answer, damages.Aggregate(recorded[answer], (left, damage) => damage(left)));

    private static string[] Replace(string[] answers, int at, string answer) => [.. answers[..at], answer, .. answers[(at + 1)..]];

    private static string WrongValue(string json, int place, int kind, string value)
    {
        const string Mark = "\"here goes the wrong value\"";
        var root = JsonNode.Parse(json)!;
        var members = Members(root).ToList();
        var (parent, name) = members[place % members.Count];
        if (kind == 0)
        {
            parent.Remove(name);
            return root.ToJsonString();
        }

        var old = parent[name]?.ToJsonString() ?? "null";
        parent[name] = "here goes the wrong value";
        var text = root.ToJsonString();
        return text.Replace(Mark, kind == 1 ? value : $"{value},\"{name}\":{old}", StringComparison.Ordinal);
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => Members(member.Value).Append((parent, member.Key))),
        JsonArray array => array.SelectMany(Members),
        _ => [],
    };

    private static async Task<OrgBench> FailingAsync()
    {
        var bench = await OrgBench.StartAsync();
        bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");
        return bench;
    }

    private static async Task<bool> HoldsAsync(OrgBench bench, string[] answers)
    {
        var asked = new StrongBox();
        var report = await CheckRunner.RunAsync(Replaying(bench, answers, asked), CancellationToken.None);
        return report.Outcome != CheckOutcome.Passed && asked.Count <= MostRequests;
    }

    private static async Task<string[]> RecordAsync(OrgBench bench)
    {
        var answers = new List<string>();
        await bench.CheckAsync(bench.Request() with
        {
            Effects = CheckEffects.Default with { CreateHttpHandler = () => new Recording(answers) },
        });
        return [.. answers];
    }

    private static CheckRequest Replaying(OrgBench bench, string[] answers, StrongBox asked) =>
        bench.Request() with { Effects = CheckEffects.Default with { CreateHttpHandler = () => new Replay(answers, asked) } };

    private sealed class StrongBox
    {
        public int Count { get; set; }
    }

    private sealed class Recording(List<string> answers) : DelegatingHandler(new HttpClientHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            answers.Add(await response.Content.ReadAsStringAsync(cancellationToken));
            return response;
        }
    }

    /// <summary>Gives the answers in their order, and the last one for ever.</summary>
    private sealed class Replay(string[] answers, StrongBox asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = new ByteArrayContent(Encoding.UTF8.GetBytes(answers[Math.Min(asked.Count++, answers.Length - 1)]));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = body });
        }
    }
}
