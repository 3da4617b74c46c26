using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>
/// One check of an org of one user, in memory, while the first answer of the real org is on its way. A build makes one check, with code that
/// the runtime has to compile first; this compiles it while there is nothing to do but wait. What it finds means nothing.
/// </summary>
internal static class Rehearsal
{
    private const string Manifest = """
        {
          "orgs": { "rehearsal": { "instanceUrl": "https://rehearsal.my.salesforce.com" } },
          "integrations": [
            { "name": "Rehearsal", "user": "rehearsal@example.com", "permissionSets": ["Access"], "permissions": ["ApiEnabled"] }
          ]
        }
        """;

    private const string Versions = """[{"label":"Winter '27","url":"/services/data/v68.0","version":"68.0"}]""";

    /// <summary>The answers to the five questions that every check begins with, in their order.</summary>
    private const string Answers = """
        {"compositeResponse":[
          {"referenceId":"q0","httpStatusCode":200,"body":{"Id":"00D000000000001AAA","Name":"Rehearsal","OrganizationType":"Enterprise Edition","IsSandbox":false,"TrialExpirationDate":null}},
          {"referenceId":"q1","httpStatusCode":200,"body":{"totalSize":1,"done":true,"records":[
            {"Id":"005000000000001AAA","Username":"rehearsal@example.com","Name":"Rehearsal","IsActive":true,"ProfileId":"00e000000000001AAA",
             "Profile":{"Name":"Minimum","UserLicense":{"Name":"Salesforce Integration","LicenseDefinitionKey":"SFDC"}}}]}},
          {"referenceId":"q2","httpStatusCode":200,"body":{"totalSize":2,"done":true,"records":[
            {"AssigneeId":"005000000000001AAA","PermissionSetId":"0PS000000000001AAA","IsActive":true,"ExpirationDate":null,"IsRevoked":false,"PermissionSetGroupId":null,"PermissionSetGroup":null,
             "PermissionSet":{"Name":"X00e","IsOwnedByProfile":true,"PermissionsApiEnabled":false,"Label":"Minimum","NamespacePrefix":null,"LicenseId":null,"HasActivationRequired":false}},
            {"AssigneeId":"005000000000001AAA","PermissionSetId":"0PS000000000002AAA","IsActive":true,"ExpirationDate":null,"IsRevoked":false,"PermissionSetGroupId":null,"PermissionSetGroup":null,
             "PermissionSet":{"Name":"Access","IsOwnedByProfile":false,"PermissionsApiEnabled":true,"Label":"Access","NamespacePrefix":null,"LicenseId":null,"HasActivationRequired":false}}]}},
          {"referenceId":"q3","httpStatusCode":200,"body":{"totalSize":0,"done":true,"records":[]}},
          {"referenceId":"q4","httpStatusCode":200,"body":{"totalSize":1,"done":true,"records":[{"PermissionsViewSetup":true}]}}
        ]}
        """;

    private static int _begun;

    /// <summary>Begins the rehearsal on another thread, the first time in a process; later code is compiled already.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 0)
        {
            _ = Task.Run(() => RunAsync(CancellationToken.None));
        }
    }

    /// <summary>Rehearses.</summary>
    public static Task<CheckReport> RunAsync(CancellationToken cancellationToken) => CheckRunner.RunAsync(
        new CheckRequest
        {
            ManifestPath = "rehearsal.json",
            ManifestText = Manifest,
            Environment = new Dictionary<string, string> { ["SF_ACCESS_TOKEN"] = "00D000000000001!rehearsal", ["SF_ORG_INSTANCE_URL"] = "https://rehearsal.my.salesforce.com" },
            Effects = CheckEffects.Default with { CreateHttpHandler = () => new AnswersInMemory() },
        },
        cancellationToken);

    private sealed class AnswersInMemory : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Method == HttpMethod.Get ? Versions : Answers));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }
    }
}
