using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Org;
using SfIntegrationAnalyzers.OrgCheck.Verdicts;

namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>
/// One check of an org of one user, in memory, beside the real one. A build makes one check, with code that the runtime has to compile
/// first; this compiles it on other threads, while the check reads its manifest and waits for the org. What it finds means nothing.
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
    private static int _decisionBegun;

    /// <summary>Begins the rehearsal, the first time in a process; later code is compiled already.</summary>
    public static void Begin() => BeginOnce(ref _begun, () => RunAsync(CancellationToken.None));

    /// <summary>
    /// Begins at the end: what is decided once all answers are there, while the check waits for the first of them and has a processor to
    /// spare. The rehearsal above comes to it later, and finds it compiled.
    /// </summary>
    public static void BeginDecision() => BeginOnce(ref _decisionBegun, Decide);

    /// <summary>
    /// On a thread of its own: those of the pool are as many as there are processors, and the check's answers wait for them.
    /// </summary>
    private static void BeginOnce(ref int begun, Func<object> part)
    {
        if (Interlocked.Exchange(ref begun, 1) == 0)
        {
            _ = Task.Factory.StartNew(part, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Rehearses: requests first, which the check itself comes to last before it waits.</summary>
    public static Task<CheckReport> RunAsync(CancellationToken cancellationToken)
    {
        // Datagrams: to connect them sends nothing, so that nobody refuses, and what a refusal takes is not compiled.
        using var socket = new Socket(SocketType.Dgram, ProtocolType.Udp);
        var nowhere = new Uri(Nowhere);
        using var connecting = new SocketAsyncEventArgs { RemoteEndPoint = new DnsEndPoint(nowhere.Host, nowhere.Port) };
        socket.ConnectAsync(connecting);
        using (var http = new OrgHttp(OverAConnection(), TimeProvider.System, TimeSpan.FromMinutes(1)))
        {
            // Waited for, not awaited: all that follows stays on this thread.
            http.SendAsync(nowhere, () => new(HttpMethod.Get, nowhere), mayRepeat: false, 1 << 20, cancellationToken)
                .GetAwaiter()
                .GetResult();
        }

        var org = new Answering();
        var check = CheckRunner.RunAsync(Request(() => org), cancellationToken);
        while (!check.IsCompleted)
        {
            if (!org.AnswersNext())
            {
                // Only where somebody's synchronization context took the check to another thread.
                Thread.Sleep(1);
            }
        }

        return check;
    }

    /// <summary>Decides about one user, from facts that no org told.</summary>
    public static CheckReport Decide()
    {
        var request = Request(CheckEffects.Default.CreateHttpHandler);
        ManifestFindings.TryOpen(request, CancellationToken.None, out var manifest, out var org, out _);
        var user = new UserFacts(
            "005000000000001AAA",
            "rehearsal@example.com",
            "Rehearsal",
            IsActive: true,
            "00e000000000001AAA",
            "Minimum",
            new("Salesforce Integration"));
        AssignmentFacts[] held =
        [
            Held("0PS000000000001AAA", "X00e", isProfile: true),
            Held("0PS000000000002AAA", "Access", isProfile: false),
        ];
        return CheckRunner.Decide(request, new CheckCase
        {
            Manifest = manifest!,
            Org = org!,
            Evidence = new OrgEvidence
            {
                Organization = new("00D000000000001EAA", "Rehearsal", "Enterprise Edition", IsSandbox: false, new(null)),
                MayViewSetup = new(true),
                Users = new[] { user }.ByKey(user => user.Username, "user", StringComparer.OrdinalIgnoreCase),
                Assignments = held.ToLookup(assignment => assignment.UserId),
                Frozen = new(new[] { new LoginFacts(user.Id, IsFrozen: false) }.ByKey(login => login.UserId, "login")),
            },
            Now = request.TimeProvider.GetUtcNow(),
            Cli = new(org!.Key.Value, null),
            Mode = request.Mode,
            ApiUsage = new(1, 15_000),
        });

        AssignmentFacts Held(string id, string name, bool isProfile) => new(
            user.Id,
            new(id, name, isProfile, new(false), new([PermissionManifest.ApiEnabled], [new(!isProfile)])) { Namespace = new(null) },
            new(true),
            new(null));
    }

    private static CheckRequest Request(Func<HttpMessageHandler> handler) => new()
    {
        ManifestPath = "rehearsal.json",
        ManifestText = Manifest,
        Environment = new Dictionary<string, string>
        {
            ["SF_ACCESS_TOKEN"] = "00D000000000001!rehearsal",
            ["SF_ORG_INSTANCE_URL"] = Nowhere,
        },
        Effects = CheckEffects.Default with { CreateHttpHandler = handler },
    };

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

    /// <summary>
    /// Answers when it is told to, as an org does some time after it was asked. What waits for the answer goes on on the thread that tells.
    /// </summary>
    private sealed class Answering : HttpMessageHandler
    {
        private Action? _answer;

        /// <summary>Answers what was asked; false where nothing was.</summary>
        public bool AnswersNext()
        {
            var answer = Interlocked.Exchange(ref _answer, null);
            answer?.Invoke();
            return answer is not null;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = new TaskCompletionSource<HttpResponseMessage>();
            var answer = new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(request.Method == HttpMethod.Get ? Versions : Answers, Encoding.UTF8, "application/json"),
            };
            answer.Headers.Add("Sforce-Limit-Info", "api-usage=1/15000");
            _answer = () => asked.SetResult(answer);
            return asked.Task;
        }
    }

    /// <summary>
    /// A connection that answers one request with the list of versions, and ends. The answer comes later, as from a network, and in the
    /// form that Salesforce gives it.
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
                var body = new MemoryStream();
                using (var gzip = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))
                {
                    gzip.Write(Encoding.UTF8.GetBytes(Versions));
                }

                var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=UTF-8\r\nDate: Sun, 22 Nov 2026 00:00:00 GMT\r\n"
                    + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
                base.Write([.. Encoding.ASCII.GetBytes($"{head}{body.Length:x}\r\n"), .. body.ToArray(), .. "\r\n0\r\n\r\n"u8]);
                Position = 0;
            }

            return default;
        }
    }
}
