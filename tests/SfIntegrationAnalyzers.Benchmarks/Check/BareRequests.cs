using System.Net.Http.Headers;
using System.Text;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgEmulator.Http;

namespace SfIntegrationAnalyzers.Benchmarks.Check;

/// <summary>A request that a check sent, to be sent again without the check.</summary>
internal sealed record BareRequest(string Method, string Target, string Body, string? Authorization)
{
    public static BareRequest Of(JournalEntry entry) =>
        new(entry.Method, entry.Target, entry.Body, entry.Headers.GetValueOrDefault("Authorization"));

    /// <summary>
    /// Sends requests one after another, as the check does, over a connection of its
    /// own, through the same kind of handler, and reads every answer to its end.
    /// </summary>
    public static async Task SendAsync(string url, IReadOnlyList<BareRequest> requests, CancellationToken cancellation)
    {
        using var http = new HttpClient(CheckEffects.Default.CreateHttpHandler());
        foreach (var request in requests)
        {
            using var message = new HttpRequestMessage(new HttpMethod(request.Method), url + request.Target);
            if (request.Body.Length > 0)
            {
                message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
            }

            if (request.Authorization is { } authorization)
            {
                message.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
            }

            using var response = await http.SendAsync(message, cancellation);
            await response.Content.ReadAsByteArrayAsync(cancellation);
        }
    }
}
