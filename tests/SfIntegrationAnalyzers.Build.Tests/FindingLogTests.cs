using Microsoft.Build.Utilities;
using SfIntegrationAnalyzers.OrgCheck;

namespace SfIntegrationAnalyzers.Build.Tests;

public class FindingLogTests
{
    [Theory]
    [InlineData(FindingSeverity.Error)]
    [InlineData(FindingSeverity.Warning)]
    [InlineData(FindingSeverity.Message)]
    public void What_an_org_says_is_one_line_of_the_log_and_no_command(FindingSeverity severity)
    {
        const string Hostile = "profile Sales\n::error::forged ##vso[task.setvariable variable=Path]forged\u202Egnp.exe";
        var engine = new RecordingBuildEngine();

        FindingLog.Write(new TaskLoggingHelper(engine, "Check"),
        [
            new Finding
            {
                Id = "SFI4003",
                Severity = severity,
                Position = new SourcePosition("/repo/salesforce-permissions.json", 1, 1),
                Message = Hostile,
                Explanation = new()
                {
                    Repairs = [new(RepairKind.SetupPage, Hostile, Hostile)],
                    Change = new(DateTimeOffset.UnixEpoch, Hostile, Hostile),
                    Meanwhile = Hostile,
                },
            },
        ]);

        string[] logged =
        [
            .. engine.Errors.Select(log => log.Message!),
            .. engine.Warnings.Select(log => log.Message!),
            .. engine.Messages.Select(log => log.Message!),
        ];
        Assert.Contains(logged, line => line.StartsWith("profile Sales", StringComparison.Ordinal));
        Assert.All(logged, line => Assert.DoesNotMatch(@"[\p{Cc}\u202E]|##|^\s*::", line));
    }
}
