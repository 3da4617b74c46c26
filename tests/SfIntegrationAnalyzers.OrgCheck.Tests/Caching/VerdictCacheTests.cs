using SfIntegrationAnalyzers.OrgCheck.Caching;
using SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Caching;

public sealed class VerdictCacheTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("verdicts-").FullName;

    private string File => Path.Combine(_folder, "obj", "a.verdict");

    private static CheckReport Passed =>
        new()
        {
            Outcome = CheckOutcome.Passed,
            ManifestPath = OrgBench.ManifestPath,
            CheckedAt = OrgBench.Now,
            OrgKey = "production",
            UsersChecked = 3,
        };

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
        Cache().Keep(Request, Passed);

        Assert.Equal(3, Cache(TimeSpan.FromMinutes(59)).Find(Request, Hour)?.UsersChecked);
        Assert.Null(Cache(Hour).Find(Request, Hour));
        Assert.Null(Cache(TimeSpan.FromMinutes(-1)).Find(Request, Hour));
        Assert.Null(Cache().Find(Request, TimeSpan.Zero));
    }

    /// <summary>Where projects build into another folder (UseArtifactsOutput), the repository may not ignore one called obj.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_folder_that_holds_nothing_else_is_no_change_to_git(bool hasFilesOfABuild)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(File)!).FullName;
        if (hasFilesOfABuild)
        {
            System.IO.File.WriteAllText(Path.Combine(folder, "project.assets.json"), "{}");
        }

        Cache().Keep(Request, Passed);
        Cache().Keep(Request, Passed with { UsersChecked = 4 });

        Assert.Equal(4, Cache().Find(Request, Hour)?.UsersChecked);
        var ignored = Path.Combine(folder, ".gitignore");
        Assert.Equal(hasFilesOfABuild ? null : "*\n", System.IO.File.Exists(ignored) ? System.IO.File.ReadAllText(ignored) : null);
    }

    [Fact]
    public void A_pass_is_kept_no_longer_than_until_time_alone_may_change_it()
    {
        Cache().Keep(Request, Passed with { HoldsUntil = OrgBench.Now.AddMinutes(10) });

        Assert.NotNull(Cache(TimeSpan.FromMinutes(9)).Find(Request, Hour));
        Assert.Null(Cache(TimeSpan.FromMinutes(10)).Find(Request, Hour));
    }

    [Fact]
    public void A_pass_that_holds_for_no_while_is_not_kept_and_ends_the_one_before()
    {
        Cache().Keep(Request, Passed);
        Cache().Keep(Request, Passed with { HoldsUntil = OrgBench.Now });

        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void Nothing_but_a_pass_without_findings_is_kept()
    {
        var warned = Passed with
        {
            Findings = [new() { Id = "SFI4009", Severity = FindingSeverity.Warning, Position = default, Message = "soon" }],
        };
        foreach (var report in new[]
        {
            warned,
            Passed with { Outcome = CheckOutcome.Failed },
            Passed with { Outcome = CheckOutcome.NotChecked },
        })
        {
            Cache().Keep(Request, Passed);
            Cache().Keep(Request, report);
            Assert.Null(Cache().Find(Request, Hour));
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
            Request with
            {
                Environment = new Dictionary<string, string>
                {
                    ["SF_USERNAME"] = "ci@acme.example",
                    ["SF_USERNAME__PRODUCTION"] = "other@acme.example",
                },
            },
        ];

        Cache().Keep(Request, Passed);

        Assert.All(others, other => Assert.Null(Cache().Find(other, Hour)));
        Assert.NotNull(Cache().Find(Request with { TimeProvider = new SkippingTime(OrgBench.Now) }, Hour));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("|||||")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000|1795305600|1795305600|3|production|__PRODUCTION|")]
    [InlineData("|1|99999999999999999999|-1|production|__PRODUCTION|66.0")]
    [InlineData("\0\0\0")]
    public void Garbage_is_no_verdict_and_is_written_over(string garbage)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, garbage);

        Assert.Null(Cache().Find(Request, Hour));
        Cache().Keep(Request, Passed);
        Assert.NotNull(Cache().Find(Request, Hour));
    }

    [Fact]
    public void A_place_that_cannot_be_written_costs_nothing_but_the_verdict()
    {
        Directory.CreateDirectory(File);

        Cache().Keep(Request, Passed);

        Assert.Null(Cache().Find(Request, Hour));
    }

    [Fact]
    public void Writers_at_once_leave_one_whole_verdict_and_no_litter()
    {
        Parallel.For(0, 32, _ => Cache().Keep(Request, Passed));

        Assert.NotNull(Cache().Find(Request, Hour));
        Assert.Equal([File], Directory.GetFiles(Path.GetDirectoryName(File)!, "*.verdict*"));
    }

    [Fact]
    public void The_file_holds_no_secret()
    {
        Cache().Keep(Request, Passed);

        Assert.DoesNotContain("secret", System.IO.File.ReadAllText(File), StringComparison.OrdinalIgnoreCase);
    }

    private VerdictCache Cache(TimeSpan later = default) => new(File, new SkippingTime(OrgBench.Now + later));
}
