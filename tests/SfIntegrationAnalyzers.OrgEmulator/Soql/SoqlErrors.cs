namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>Error codes of queries.</summary>
internal static class SoqlErrors
{
    public const string MalformedQuery = "MALFORMED_QUERY";
    public const string InvalidField = "INVALID_FIELD";
    public const string InvalidType = "INVALID_TYPE";
    public const string InvalidFilterOperator = "INVALID_QUERY_FILTER_OPERATOR";
    public const string ExceededIdLimit = "EXCEEDED_ID_LIMIT";
    public const string OutsideValidRange = "NUMBER_OUTSIDE_VALID_RANGE";
}
