using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>
/// One check of an org of one user, in memory, beside the real one. A build makes one check, with code that the runtime has to compile
/// first; this compiles it on another thread, while the check reads its manifest and waits for the org. What it finds means nothing.
/// </summary>
internal static class Rehearsal
{
    private const string Manifest = """
        {
          "orgs": { "rehearsal": { "organizationId": "00D000000000001EAA" } },
          "integrations": [
            { "name": "Rehearsal", "user": "rehearsal@example.com", "permissionSets": ["Access"], "permissions": ["ApiEnabled"] }
          ]
        }
        """;

    private const string Versions = """[{"label":"Winter '27","url":"/services/data/v68.0","version":"68.0"}]""";

    /// <summary>The answers to the six questions that every check begins with, in their order.</summary>
    private const string Answers = """
        {"compositeResponse":[
          {"referenceId":"q0","httpStatusCode":200,"body":{"Id":"00D000000000001EAA","Name":"Rehearsal","OrganizationType":"Enterprise Edition","IsSandbox":false,"TrialExpirationDate":null}},
          {"referenceId":"q1","httpStatusCode":200,"body":{"totalSize":1,"done":true,"records":[
            {"Id":"005000000000001AAA","Username":"rehearsal@example.com","Name":"Rehearsal","IsActive":true,"ProfileId":"00e000000000001AAA",
             "Profile":{"Name":"Minimum","UserLicense":{"Name":"Salesforce Integration"}}}]}},
          {"referenceId":"q2","httpStatusCode":200,"body":{"totalSize":2,"done":true,"records":[
            {"AssigneeId":"005000000000001AAA","PermissionSetId":"0PS000000000001AAA","IsActive":true,"ExpirationDate":null,"PermissionSetGroupId":null,"PermissionSetGroup":null,
             "PermissionSet":{"Name":"X00e","IsOwnedByProfile":true,"PermissionsApiEnabled":false,"Label":"Minimum","NamespacePrefix":null,"LicenseId":null,"HasActivationRequired":false}},
            {"AssigneeId":"005000000000001AAA","PermissionSetId":"0PS000000000002AAA","IsActive":true,"ExpirationDate":null,"PermissionSetGroupId":null,"PermissionSetGroup":null,
             "PermissionSet":{"Name":"Access","IsOwnedByProfile":false,"PermissionsApiEnabled":true,"Label":"Access","NamespacePrefix":null,"LicenseId":null,"HasActivationRequired":false}}]}},
          {"referenceId":"q3","httpStatusCode":200,"body":{"totalSize":1,"done":true,"records":[{"UserId":"005000000000001AAA","IsFrozen":false}]}},
          {"referenceId":"q4","httpStatusCode":200,"body":{"totalSize":0,"done":true,"records":[]}},
          {"referenceId":"q5","httpStatusCode":200,"body":{"totalSize":1,"done":true,"records":[{"PermissionsViewSetup":true}]}}
        ]}
        """;

    /// <summary>Nobody listens there, and nothing is sent there. Plain, so that it can be answered in memory.</summary>
    private const string Nowhere = "http://127.0.0.1:1";

    private static int _begun;

    /// <summary>Begins the rehearsal, the first time in a process; later code is compiled already.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 0)
        {
            // A thread of its own: those of the pool are as many as there are processors, and the check's answers wait for them.
            _ = Task.Factory.StartNew(
                () => RunAsync(CancellationToken.None),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
        }
    }

    /// <summary>Rehearses: requests first, which the check itself comes to last before it waits.</summary>
    public static Task<CheckReport> RunAsync(CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var nowhere = new Uri(Nowhere);
        using var connecting = new SocketAsyncEventArgs { RemoteEndPoint = new DnsEndPoint(nowhere.Host, nowhere.Port) };
        socket.ConnectAsync(connecting);
        using (var http = new HttpClient(OverAConnection()))
        {
            // Waited for, not awaited: all that follows stays on this thread.
            http.GetByteArrayAsync(nowhere, cancellationToken).GetAwaiter().GetResult();
        }

        return CheckRunner.RunAsync(
            new CheckRequest
            {
                ManifestPath = "rehearsal.json",
                ManifestText = Manifest,
                Environment = new Dictionary<string, string>
                {
                    ["SF_ACCESS_TOKEN"] = "00D000000000001!rehearsal",
                    ["SF_ORG_INSTANCE_URL"] = Nowhere,
                },
                Effects = CheckEffects.Default with { CreateHttpHandler = () => new AtOnce() },
            },
            cancellationToken);
    }

    /// <summary>The handler of real requests, with a connection that leads nowhere.</summary>
    private static SocketsHttpHandler OverAConnection()
    {
        var handler = (SocketsHttpHandler)CheckEffects.Default.CreateHttpHandler();
        handler.UseProxy = false;
        handler.ConnectCallback = async (_, _) =>
        {
            await Task.Yield();
            return new OneAnswer();
        };
        return handler;
    }

    /// <summary>Answers at once.</summary>
    private sealed class AtOnce : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(request.Method == HttpMethod.Get ? Versions : Answers, Encoding.UTF8, "application/json"),
            });
    }

    /// <summary>
    /// A connection that answers one request with the list of versions, and ends. The answer comes later, as from a network.
    /// </summary>
    private sealed class OneAnswer : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return Read(buffer.Span);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Length == 0)
            {
                var body = Encoding.UTF8.GetBytes(Versions);
                var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n";
                base.Write([.. Encoding.ASCII.GetBytes(head), .. body]);
                Position = 0;
            }

            return default;
        }
    }
}
