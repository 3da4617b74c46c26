using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.Tests;

public class ClientTextTests
{
    /// <summary>Generated code has the namespace that its project likes, and general clients are looked at only beside an endpoint.</summary>
    public static TheoryData<string> Namespaces =>
        [.. ClientLibraries.All.Where(library => library.Recognition.Contract is null).Except([RestSharp.Library, RawHttp.Library]).SelectMany(library => library.Recognition.Namespaces)];

    /// <summary>Without a word in its text that is about Salesforce no rule looks at a file.</summary>
    [Theory]
    [MemberData(nameof(Namespaces))]
    public void A_file_that_uses_a_client_library_is_about_Salesforce(string name) => Assert.True(SalesforceText.IsIn($"using {name};"));
}
