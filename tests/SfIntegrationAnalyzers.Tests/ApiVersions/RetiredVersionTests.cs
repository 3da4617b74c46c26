using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

public class RetiredVersionTests
{
    [Theory]
    [MemberData(nameof(RetiredVersionShapes.Shapes), MemberType = typeof(RetiredVersionShapes))]
    public Task A_retired_version_is_reported_at_its_literal(string shape, string members) =>
        Case.For<RetiredApiVersionAnalyzer>().Source(RetiredVersionShapes.SourceOf(shape, members)).VerifyAsync();

    [Theory]
    [MemberData(nameof(RetiredVersionShapes.Families), MemberType = typeof(RetiredVersionShapes))]
    public Task A_retired_version_is_reported_in_each_family(string family, string address) =>
        Case.For<RetiredApiVersionAnalyzer>().Source($$"""
            // {{family}}
            class Gateway
            {
                string Relative = "{{address}}";
                string Absolute = "https://acme.my.salesforce.com{{address}}";
                string Interpolated(string host) => $"{host}{{address}}";
            }
            """).VerifyAsync();
}
