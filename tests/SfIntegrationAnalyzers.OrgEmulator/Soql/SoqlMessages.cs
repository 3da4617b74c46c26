namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>Salesforce's sentences about names that it does not know.</summary>
internal static class SoqlMessages
{
    private const string SeeDescribe = "Please reference your WSDL or the describe call for the appropriate names.";

    public static string UnknownObject(string name) =>
        $"sObject type '{name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the "
            + $"entity name. {SeeDescribe}";

    public static string UnknownField(string name, string type) =>
        $"No such column '{name}' on entity '{type}'. "
            + $"If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. {SeeDescribe}";

    public static string UnknownRelationship(string name) =>
        $"Didn't understand relationship '{name}' in field path. "
            + "If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. "
            + $"{SeeDescribe}";

    public static string UnknownChildRelationship(string name) =>
        $"Didn't understand relationship '{name}' in FROM part of query call. "
            + "If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. "
            + $"{SeeDescribe}";
}
