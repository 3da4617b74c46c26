using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Changes what an org answers to single questions of a composite request or batch.</summary>
/// <param name="tamper">Gets the address that was asked for, unescaped, and the part of the answer.</param>
internal sealed class Tampering(Action<string, Tampering.Part> tamper) : DelegatingHandler(CheckEffects.Default.CreateHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
        var response = await base.SendAsync(request, cancellationToken);
        if (asked is null || !response.IsSuccessStatusCode)
            return response;

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
        var isBatch = asked["batchRequests"] is not null;
        var questions = (asked["batchRequests"] ?? asked["compositeRequest"])!.AsArray();
        var answers = (answer["results"] ?? answer["compositeResponse"])!.AsArray();
        for (var at = 0; at < questions.Count; at++)
        {
            var named = isBatch
                ? answers[at]!
                : answers.Single(candidate => (string?)candidate!["referenceId"] == (string?)questions[at]!["referenceId"])!;
            tamper(Uri.UnescapeDataString((string)questions[at]!["url"]!), new Part(named.AsObject(), isBatch));
        }

        response.Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return response;
    }

    /// <summary>The answer to one question.</summary>
    internal sealed class Part(JsonObject part, bool isBatch)
    {
        /// <summary>Its HTTP status.</summary>
        public int Status
        {
            get => (int)part[isBatch ? "statusCode" : "httpStatusCode"]!;
            set => part[isBatch ? "statusCode" : "httpStatusCode"] = value;
        }

        /// <summary>Its body: a page of rows, a record, or the errors.</summary>
        public JsonNode? Body
        {
            get => part[isBatch ? "result" : "body"];
            set => part[isBatch ? "result" : "body"] = value;
        }

        /// <summary>The rows of an answer to a query.</summary>
        public JsonArray Rows => Body!["records"]!.AsArray();

        /// <summary>Puts other rows into it, and counts them.</summary>
        public void Answer(params IEnumerable<JsonNode?> rows)
        {
            JsonNode?[] copies = [.. rows.Select(row => row?.DeepClone())];
            Body = new JsonObject { ["totalSize"] = copies.Length, ["done"] = true, ["records"] = new JsonArray(copies) };
        }

        /// <summary>Adds the first row once more, with a change.</summary>
        public void Repeat(Action<JsonNode> change)
        {
            var again = Rows[0]!.DeepClone();
            change(again);
            Answer([.. Rows, again]);
        }

        /// <summary>Puts an error in its place.</summary>
        public void Refuse(int status, string code, string message)
        {
            Status = status;
            Body = new JsonArray(new JsonObject { ["errorCode"] = code, ["message"] = message });
        }
    }
}
