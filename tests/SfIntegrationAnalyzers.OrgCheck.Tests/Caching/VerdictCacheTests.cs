using SfIntegrationAnalyzers.OrgCheck.Caching;
using SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Caching;

public sealed class VerdictCacheTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("verdicts-").FullName;

    private string File => Path.Combine(_folder, "obj", "verdict.json");

    private static CheckReport Passed => new() { Outcome = CheckOutcome.Passed, ManifestPath = OrgBench.ManifestPath, CheckedAt = OrgBench.Now, UsersChecked = 3 };

    private static CheckRequest Request => new()
    {
        ManifestPath = OrgBench.ManifestPath,
        ManifestText = "{}",
        Environment = new Dictionary<string, string> { ["SF_USERNAME"] = "ci@acme.example", ["SF_PRIVATE_KEY"] = "top secret" },
        Org = "production",
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_pass_is_kept_until_it_is_too_old()
    {
        Cache().Keep(VerdictKey.Of(Request), Passed);

        Assert.Equal(3, Cache(TimeSpan.FromMinutes(59)).Find(VerdictKey.Of(Request), Hour)?.UsersChecked);
        Assert.Null(Cache(Hour).Find(VerdictKey.Of(Request), Hour));
        Assert.Null(Cache(TimeSpan.FromMinutes(-1)).Find(VerdictKey.Of(Request), Hour));
        Assert.Null(Cache().Find(VerdictKey.Of(Request), TimeSpan.Zero));
    }

    [Fact]
    public void Nothing_but_a_pass_without_findings_is_kept()
    {
        var key = VerdictKey.Of(Request);
        var warned = Passed with { Findings = [new() { Id = "SFI4009", Severity = FindingSeverity.Warning, Position = default, Message = "soon" }] };
        foreach (var report in new[] { warned, Passed with { Outcome = CheckOutcome.Failed }, Passed with { Outcome = CheckOutcome.NotChecked } })
        {
            Cache().Keep(key, Passed);
            Cache().Keep(key, report);
            Assert.Null(Cache().Find(key, Hour));
        }
    }

    [Fact]
    public void Another_manifest_org_or_checker_is_another_verdict()
    {
        CheckRequest[] others =
        [
            Request with { ManifestText = "{ }" },
            Request with { Org = "uat" },
            Request with { Environment = new Dictionary<string, string> { ["SF_USERNAME"] = "other@acme.example" } },
        ];

        Assert.DoesNotContain(VerdictKey.Of(Request), others.Select(VerdictKey.Of));
        Assert.Equal(VerdictKey.Of(Request), VerdictKey.Of(Request with { TimeProvider = new SkippingTime(OrgBench.Now) }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"Key\":7}")]
    [InlineData("\0\0\0")]
    public void Garbage_is_no_verdict_and_is_written_over(string garbage)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, garbage);

        Assert.Null(Cache().Find(VerdictKey.Of(Request), Hour));
        Cache().Keep(VerdictKey.Of(Request), Passed);
        Assert.NotNull(Cache().Find(VerdictKey.Of(Request), Hour));
    }

    [Fact]
    public void A_place_that_cannot_be_written_costs_nothing_but_the_verdict()
    {
        Directory.CreateDirectory(File);

        Cache().Keep(VerdictKey.Of(Request), Passed);

        Assert.Null(Cache().Find(VerdictKey.Of(Request), Hour));
    }

    [Fact]
    public void Writers_at_once_leave_one_whole_verdict_and_no_litter()
    {
        Parallel.For(0, 32, _ => Cache().Keep(VerdictKey.Of(Request), Passed));

        Assert.NotNull(Cache().Find(VerdictKey.Of(Request), Hour));
        Assert.Equal([File], Directory.GetFiles(Path.GetDirectoryName(File)!));
    }

    [Fact]
    public void The_file_holds_no_secret()
    {
        Cache().Keep(VerdictKey.Of(Request), Passed);

        Assert.DoesNotContain("secret", System.IO.File.ReadAllText(File), StringComparison.OrdinalIgnoreCase);
    }

    private VerdictCache Cache(TimeSpan later = default) => new(File, new SkippingTime(OrgBench.Now + later));
}
