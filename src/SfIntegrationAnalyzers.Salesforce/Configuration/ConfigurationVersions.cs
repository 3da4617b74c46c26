using System.Collections.Immutable;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Salesforce.Configuration;

/// <summary>Finds the API versions that configuration files, settings, WSDLs and service references name. Text in, positions out.</summary>
public static class ConfigurationVersions
{
    /// <summary>Elements and keys that hold what Salesforce sent, not what is called.</summary>
    private static readonly HashSet<string> RecordedData = new(StringComparer.OrdinalIgnoreCase)
    {
        "attributes", "compositeResponse", "PartnerUrl", "EnterpriseUrl", "urls", "nextRecordsUrl", "serverUrl", "metadataServerUrl",
        "describe", "rowTemplate", "uiEditTemplate", "sobject",
    };

    /// <summary>
    /// Whether a file is one that is looked at, by its name: JSON and XML configuration, settings, WSDLs and what surrounds them.
    /// </summary>
    /// <param name="path">The file's path or name.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsConfiguration(string path) => Path.GetExtension(path).ToUpperInvariant()
        is ".JSON" or ".CONFIG" or ".SETTINGS" or ".WSDL" or ".SVCMAP" or ".SVCINFO" or ".DISCO" or ".DISCOMAP" or ".XML" or ".MAP";

    /// <summary>Finds the versions.</summary>
    /// <param name="text">The file's text: JSON, with or without comments, or XML.</param>
    /// <returns>The versions in the order of the file.</returns>
    public static ImmutableArray<ConfigurationVersion> Find(string text)
    {
        var content = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var isXml = content.StartsWith("<", StringComparison.Ordinal) || content.StartsWith("ï»¿<", StringComparison.Ordinal);
        var values = (isXml ? XmlValues.Read(text) : JsonValues.Read(text)).ToArray();
        foreach (var value in values)
        {
            if (!value.Node.MentionsSalesforce && SalesforceNames.AreMentionedIn(value.Text))
            {
                value.Node.MentionsSalesforce = true;
            }

            value.Node.NamesSalesforce |= SalesforceNames.SaysSalesforce(value.Name);
            value.Node.IsRelease |= SalesforceNames.IsRelease(value.Text);
            value.List.LacksSoapVersion |= value.Text.IndexOf("services/soap", StringComparison.OrdinalIgnoreCase) >= 0
                && EndpointRecognizer.Find(value.Text).Any(e => e.Family.HasLogin() && e.Kind != EndpointVersionKind.Written);
        }

        foreach (var list in values.GroupBy(v => v.List))
        {
            var isOfSalesforce = list.Any(v => v.IsOfAdd && v.Node.MentionsSalesforce)
                || SalesforceNames.AreOfConnectedApp(list.Select(v => v.Key));
            list.Key.IsSalesforcesList = isOfSalesforce && !list.Any(v => SalesforceNames.HaveSimilarVersions(v.Key));
        }

        return values.Where(v => !v.Node.IsRelease && !v.Names.Any(RecordedData.Contains)).SelectMany(v => Find(v)).ToImmutableArray();
    }

    private static IEnumerable<ConfigurationVersion> Find(ConfigurationValue value)
    {
        var endpoints = EndpointRecognizer.Find(value.Text);
        foreach (var endpoint in endpoints)
        {
            if (endpoint is { Kind: EndpointVersionKind.Written, Setting: EndpointSetting.Address, MayExist: true })
            {
                yield return Place(value, endpoint.VersionStart, endpoint.VersionLength, endpoint.Version, endpoint.Form) with
                {
                    Family = endpoint.Family,
                    Host = endpoint.Host,
                    Correct = endpoint.IsWellFormed ? null : endpoint.Family.ExpectedForm(),
                };
            }
        }

        var bare = value.Text.Trim();
        if (endpoints.IsEmpty && ApiVersionForm.TryParse(bare, out var version, out var form) && form.MayBeSalesforces(version)
            && (IsSalesforces(value, version, form) || IsInSalesforcesList(value, version, form)))
        {
            yield return Place(value, value.Text.IndexOf(bare, StringComparison.Ordinal), bare.Length, version, form) with
            {
                Family = value.List.LacksSoapVersion || SalesforceNames.SaysSoap(value.Key) ? EndpointFamily.Soap : null,
            };
        }
    }

    private static ConfigurationVersion Place(ConfigurationValue value, int start, int length, ApiVersion version, ApiVersionForm form)
    {
        var position = value.PositionOf(start);
        var end = value.PositionOf(start + length);
        return new ConfigurationVersion(position, end - position, version, form, null, EndpointHost.Unknown, null);
    }

    /// <summary>A bare version needs a name that says version, and Salesforce in that name, around it or in a value beside it.</summary>
    private static bool IsSalesforces(ConfigurationValue value, ApiVersion version, ApiVersionForm form)
    {
        var names = value.Names.Where(n => n.Length > 0).ToArray();
        string[] nearest = value.Name is "value" or "" or "Value"
            ? [.. names.Where(n => n is not ("value" or "Value" or "Value Profile" or "DesignTimeValue Profile")).Take(1)]
            : [value.Name, value.Node.Name];
        if (value.Name is "version" or "Version" && nearest.Length > 1 && !SalesforceNames.AreSalesforces([value.Node.Name])
            && !(SalesforceNames.SaysApi(value.Node.Name) && SalesforceNames.AreSalesforces(names)))
        {
            return false;
        }

        return nearest.Any(SalesforceNames.IsApiVersion)
            && !SalesforceNames.AreForeign(nearest)
            && (names.Any(SalesforceNames.SaysSalesforce)
                || (names.Any(SalesforceNames.HintsSalesforce)
                    && !SalesforceNames.AreForeign(names)
                    && (value.Node.MentionsSalesforce
                        || value.Node.NamesSalesforce
                        || (version.Major >= 20 && nearest.Any(SalesforceNames.SaysApi))))
                || (value.Node.MentionsSalesforce && (form.HasMinor || form.Prefix.Length > 0) && !SalesforceNames.AreForeign(names)));
    }

    /// <summary>
    /// <c>ApiVersion</c> beside Salesforce's addresses or the credentials of a connected app;
    /// the likes of Dynamics and Marketing Cloud have no version so high.
    /// </summary>
    private static bool IsInSalesforcesList(ConfigurationValue value, ApiVersion version, ApiVersionForm form) =>
        value.List.IsSalesforcesList && form.HasMinor && version.Major >= 20
        && SalesforceNames.IsApiVersion(value.Key) && SalesforceNames.SaysApi(value.Key) && !SalesforceNames.AreForeign(value.Names);
}
