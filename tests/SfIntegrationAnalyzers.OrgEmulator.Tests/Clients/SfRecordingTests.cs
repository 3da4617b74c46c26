namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

public sealed class SfRecordingTests
{
    [Fact]
    public void Every_recorded_command_is_a_case_and_no_case_stands_twice()
    {
        var cases = new[] { SfLoginTests.Plain, SfLoginTests.OverTls, SfQueryTests.All, SfFaultTests.All, SfMaintenanceTests.All }
            .SelectMany(c => c)
            .Select(c => c.Name)
            .ToList();
        Assert.Equal(cases.Distinct(), cases);
        Assert.Empty(SfRecording.Names.Except(cases));
    }
}
