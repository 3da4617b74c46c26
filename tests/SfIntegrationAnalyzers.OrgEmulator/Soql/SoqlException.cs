namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>A query that Salesforce turns away, with the code and text that it gives.</summary>
internal sealed class SoqlException(string errorCode, string message) : Exception(message)
{
    public string ErrorCode { get; } = errorCode;

    /// <summary>An error that points into the query.</summary>
    public static SoqlException At(string query, int position, string errorCode, string message) =>
        new(errorCode, CaretMessage.Format(query, position, message));
}
