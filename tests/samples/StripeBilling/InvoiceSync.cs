using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace StripeBilling;

/// <summary>Copies paid Stripe invoices into Salesforce, as it has done since 2012.</summary>
public sealed class InvoiceSync(HttpClient http, Uri instance, string accessToken)
{
    /// <summary>Finds the opportunity of an invoice.</summary>
    public async Task<string> FindOpportunityAsync(string invoiceId, CancellationToken cancellationToken)
    {
        var query = Uri.EscapeDataString($"SELECT Id FROM Opportunity WHERE Stripe_Invoice__c = '{invoiceId}'");
        using var request = Authorized(HttpMethod.Get, $"/services/data/v25.0/query?q={query}");
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Marks the opportunity as paid.</summary>
    public async Task MarkPaidAsync(string opportunityId, CancellationToken cancellationToken)
    {
        using var request = Authorized(HttpMethod.Patch, "/services/data/v36.0/sobjects/Opportunity/" + opportunityId);
        request.Content = JsonContent.Create(new { StageName = "Paid" });
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private HttpRequestMessage Authorized(HttpMethod method, string path) => new(method, new Uri(instance, path))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", accessToken) },
    };
}
