using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.OAuth;
using SfIntegrationAnalyzers.OrgEmulator.Soql;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>SOQL over REST, page by page.</summary>
internal static class QueryEndpoint
{
    private const int LeastBatch = 200;
    private const int GreatestBatch = 2000;

    public static EmulatedResponse Start(ApiCall call)
    {
        var soql = call.Request.Query("q");
        if (string.IsNullOrWhiteSpace(soql))
            return EmulatedResponse.Error(400, SoqlErrors.MalformedQuery, "A query string has to be specified");
        try
        {
            var bound = new SoqlBinder(soql, call.Server.Schema, call.Org, call.User).Bind(SoqlParser.Parse(soql));
            if (call.Request.Query("columns") == "true")
                return ColumnMetadata.Write(bound);
            var evaluator = new SoqlEvaluator(call.Org, call.Server.Options.Seed);
            return new QueryPageWriter(call, evaluator).First(evaluator.Run(bound, call.User), BatchSize(call));
        }
        catch (SoqlException e)
        {
            return EmulatedResponse.Error(400, e.ErrorCode, e.Message);
        }
    }

    public static EmulatedResponse Continue(ApiCall call, string locator)
    {
        if (call.Server.Cursors.Find(locator, out var offset) is not { } cursor)
            return EmulatedResponse.Error(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        if (cursor.Session != call.Session)
            return SessionErrors.Expired;
        var evaluator = new SoqlEvaluator(call.Org, call.Server.Options.Seed);
        return new QueryPageWriter(call, evaluator).Next(cursor, offset);
    }

    /// <summary><c>Sforce-Query-Options: batchSize=500</c>: a wish, kept within what Salesforce allows.</summary>
    private static int BatchSize(ApiCall call)
    {
        const string Option = "batchSize=";
        var wish = call.Request.Header("Sforce-Query-Options") is { } options
            && options.StartsWith(Option, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(options.AsSpan(Option.Length), out var size)
                ? Math.Clamp(size, LeastBatch, GreatestBatch)
                : GreatestBatch;
        return Math.Min(wish, call.Server.Options.PageSize);
    }
}
