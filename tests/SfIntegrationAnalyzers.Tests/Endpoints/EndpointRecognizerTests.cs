using SfIntegrationAnalyzers.Salesforce.Endpoints;

namespace SfIntegrationAnalyzers.Tests.Endpoints;

/// <summary>Addresses in plain text, without any C#. A hole is written as <c>◌</c>.</summary>
public class EndpointRecognizerTests
{
    [Theory]
    [InlineData("/services/data/v60.0/query", EndpointFamily.Rest, "v60.0")]
    [InlineData("https://acme.my.salesforce.com/services/data/v60.0", EndpointFamily.Rest, "v60.0")]
    [InlineData("services/data/v60.0/", EndpointFamily.Rest, "v60.0")]
    [InlineData("/SERVICES/DATA/V60.0/query", EndpointFamily.Rest, "V60.0")]
    [InlineData("◌/services/data/v60.0/◌", EndpointFamily.Rest, "v60.0")]
    [InlineData("◌services/data/v60.0?x", EndpointFamily.Rest, "v60.0")]
    [InlineData("/services/Soap/c/60.0/00D", EndpointFamily.SoapEnterprise, "60.0")]
    [InlineData("/services/Soap/u/60.0", EndpointFamily.SoapPartner, "60.0")]
    [InlineData("/services/Soap/m/60.0", EndpointFamily.SoapMetadata, "60.0")]
    [InlineData("/services/Soap/T/60.0", EndpointFamily.SoapTooling, "60.0")]
    [InlineData("/services/Soap/s/60.0", EndpointFamily.SoapApex, "60.0")]
    [InlineData("/services/Soap/◌/60.0", EndpointFamily.Soap, "60.0")]
    [InlineData("/services/async/60.0/job", EndpointFamily.Bulk, "60.0")]
    [InlineData("/cometd/60.0", EndpointFamily.Streaming, "60.0")]
    [InlineData("/cometd/replay/36.0", EndpointFamily.Streaming, "36.0")]
    [InlineData("/soap/ajax/60.0/connection.js", EndpointFamily.AjaxToolkit, "60.0")]
    [InlineData("◌/data/v37.0/sobjects/", EndpointFamily.Rest, "v37.0")]
    [InlineData("◌/v59.0/sobjects/Account", EndpointFamily.Rest, "v59.0")]
    [InlineData("cometd/60.0", EndpointFamily.Streaming, "60.0")]
    [InlineData("services/soap/u/60.0", EndpointFamily.SoapPartner, "60.0")]
    [InlineData("data/v37.0/sobjects/", EndpointFamily.Rest, "v37.0")]
    [InlineData("/v59.0/sobjects/Account", EndpointFamily.Rest, "v59.0")]
    [InlineData("v59.0/tooling/query", EndpointFamily.Rest, "v59.0")]
    [InlineData("/services/data//v60.0/", EndpointFamily.Rest, "v60.0")]
    [InlineData("◌/Soap/c/22.0", EndpointFamily.SoapEnterprise, "22.0")]
    [InlineData("◌soap/u/28.0/00D", EndpointFamily.SoapPartner, "28.0")]
    [InlineData("/Soap/m/60.0/", EndpointFamily.SoapMetadata, "60.0")]
    [InlineData("◌/async/26.0/job", EndpointFamily.Bulk, "26.0")]
    [InlineData("/async/60.0/job/◌/batch", EndpointFamily.Bulk, "60.0")]
    [InlineData("{\"batchRequests\":[{\"method\":\"GET\",\"url\":\"v26.0/sobjects/Account/001\"}]}", EndpointFamily.Rest, "v26.0")]
    [InlineData("\\services/data\\v60.0\\query", EndpointFamily.Rest, "v60.0")]
    [InlineData("see /services/data/v60.0.", EndpointFamily.Rest, "v60.0")]
    public void An_address_is_found_with_its_version(string text, EndpointFamily family, string version)
    {
        var found = Assert.Single(Find(text));

        Assert.Equal(
            (family, EndpointVersionKind.Written, version),
            (found.Family, found.Kind, text.Substring(found.VersionStart, found.VersionLength)));
    }

    [Theory]
    [InlineData("/services/data/", EndpointVersionKind.Missing)]
    [InlineData("/services/data", EndpointVersionKind.Missing)]
    [InlineData("/services/data/◌/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/v◌/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/{version}/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/vXX.X/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/v60.0.1/query", EndpointVersionKind.Unreadable)]
    [InlineData("/services/data/60.0.1/query", EndpointVersionKind.Unreadable)]
    [InlineData("/services/data/0.60.0/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/v1.2.3/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/v2beta/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/v20preview/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/v20-preview.1/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/v20240101a/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/v60.0query", EndpointVersionKind.Unreadable)]
    [InlineData("/services/data/99999", EndpointVersionKind.Open)]
    [InlineData("/services/data/2024-01-01/tiles", EndpointVersionKind.Open)]
    [InlineData("/services/async/12345/status", EndpointVersionKind.Open)]
    [InlineData("/services/data/v60x/query", EndpointVersionKind.Unreadable)]
    [InlineData("/services/data/v", EndpointVersionKind.Open)]
    [InlineData("/services/data/V/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/x60/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/6◌.0/query", EndpointVersionKind.Open)]
    [InlineData("/services/data/◌6.0.1/query", EndpointVersionKind.Open)]
    [InlineData("/services/Soap/u", EndpointVersionKind.Missing)]
    [InlineData("/services/Soap/u◌", EndpointVersionKind.Open)]
    [InlineData("/services/Soap/u/", EndpointVersionKind.Missing)]
    public void An_address_without_a_version_is_told_apart(string text, EndpointVersionKind kind) =>
        Assert.Equal(kind, Assert.Single(Find(text)).Kind);

    [Theory]
    [InlineData("/api/data/v9.0/accounts")]
    [InlineData("◌/data/v9.0/accounts")]
    [InlineData("/services/oauth2/token")]
    [InlineData("/services/apexrest/v28.0/x")]
    [InlineData("/services/Soap/class/Orders")]
    [InlineData("/myservices/data/v28.0")]
    [InlineData("/services/database/v28.0")]
    [InlineData("/v28.0/orders")]
    [InlineData("/services/Soap/")]
    [InlineData("/services/Soap/ux/28.0")]
    [InlineData("/services/Soap/x/28.0")]
    [InlineData("x-cometd/28.0")]
    [InlineData("my_cometd/28.0")]
    [InlineData("www.cometd/28.0")]
    [InlineData("x/v28.0/sobjects/A")]
    [InlineData("◌/v28/sobjects/A")]
    [InlineData("◌/28.0/sobjects/A")]
    [InlineData("◌/v28.1/sobjects/A")]
    [InlineData("◌/soap/28.0/orders")]
    [InlineData("◌/soap/x/28.0")]
    [InlineData("◌/soap/u/28")]
    [InlineData("◌/soap/u/v28.0")]
    [InlineData("◌/soap/u/2.0")]
    [InlineData("◌/soap/u/28.1")]
    [InlineData("https://acme.com/api/soap/u/28.0")]
    [InlineData("◌/async/28.0/items")]
    [InlineData("◌/async/28.0/jobs")]
    [InlineData("https://acme.com/async/28.0/job")]
    [InlineData("{\"url\":\"v26.0/sobjects/Account/001\"}")]
    [InlineData("")]
    public void Another_address_is_not_found(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("https://login.salesforce.com/services/Soap/u/60.0", EndpointHost.Login)]
    [InlineData("https://test.salesforce.com/services/Soap/u/60.0", EndpointHost.Login)]
    [InlineData("https://acme.my.salesforce.com/services/Soap/u/60.0", EndpointHost.Instance)]
    [InlineData("https://www.salesforce.com/services/Soap/u/60.0", EndpointHost.Login)]
    [InlineData("HTTPS://LOGIN.SALESFORCE.COM/services/Soap/u/60.0", EndpointHost.Login)]
    [InlineData("login.salesforce.com/services/Soap/u/60.0", EndpointHost.Login)]
    [InlineData("https://login.salesforce.com:443/services/Soap/u/60.0", EndpointHost.Login)]
    [InlineData("url = \"https://test.salesforce.com/services/Soap/u/60.0\"", EndpointHost.Login)]
    [InlineData("https://acme.my.salesforce.com/site/services/Soap/u/60.0", EndpointHost.Instance)]
    [InlineData("https://localhost/services/Soap/u/60.0", EndpointHost.Unknown)]
    [InlineData("https://◌.salesforce.com/services/Soap/u/60.0", EndpointHost.Unknown)]
    [InlineData("◌/services/Soap/u/60.0", EndpointHost.Unknown)]
    [InlineData("services/Soap/u/60.0", EndpointHost.Unknown)]
    [InlineData("/services/Soap/u/60.0", EndpointHost.Unknown)]
    public void The_host_tells_where_logins_go(string text, EndpointHost host) => Assert.Equal(host, Assert.Single(Find(text)).Host);

    [Theory]
    [InlineData("{\"url\":\"/services/data/v28.0/sobjects/A\"}", EndpointSetting.Data)]
    [InlineData("/services/data/v28.0/query/01gD0000002HU6KIAW-2000", EndpointSetting.Data)]
    [InlineData("{\"method\":\"GET\",\"url\":\"/services/data/v28.0/sobjects/A\"}", EndpointSetting.Address)]
    [InlineData("<PartnerUrl>https://x.salesforce.com/services/Soap/u/28.0</PartnerUrl>", EndpointSetting.Data)]
    [InlineData("<script src=\"/soap/ajax/28.0/connection.js\">", EndpointSetting.Address)]
    [InlineData("for example https://x.salesforce.com/services/data/v28.0", EndpointSetting.Data)]
    [InlineData("GET /services/data/v28.0/sobjects/A", EndpointSetting.Address)]
    [InlineData("POST /services/data/v28.0/sobjects/A", EndpointSetting.Address)]
    [InlineData("PUT /services/data/v28.0/sobjects/A", EndpointSetting.Address)]
    [InlineData("PATCH /services/data/v28.0/sobjects/A", EndpointSetting.Address)]
    [InlineData("DELETE /services/data/v28.0/sobjects/A", EndpointSetting.Address)]
    [InlineData("HEAD /services/data/v28.0/limits", EndpointSetting.Address)]
    [InlineData("get /services/data/v28.0/limits", EndpointSetting.Data)]
    [InlineData("first line\nGET /services/data/v28.0/limits", EndpointSetting.Address)]
    [InlineData("first line\nsee /services/data/v28.0/limits", EndpointSetting.Data)]
    [InlineData("1. /services/data/v28.0/limits", EndpointSetting.Address)]
    [InlineData("◌ /services/data/v28.0/limits", EndpointSetting.Address)]
    [InlineData("see ◌ of /services/data/v28.0/limits", EndpointSetting.Data)]
    [InlineData("see \" /services/data/v28.0/limits", EndpointSetting.Data)]
    [InlineData("\"method\":\"GET\",\"url\":\"/services/data/v28.0/limits\"", EndpointSetting.Address)]
    [InlineData("'method':'GET','url':'/services/data/v28.0/limits'", EndpointSetting.Address)]
    [InlineData("\"batchRequests\":[{\"url\":\"/services/data/v28.0/limits\"}]", EndpointSetting.Address)]
    [InlineData("'url':'/services/data/v28.0/limits'", EndpointSetting.Data)]
    public void What_is_said_is_told_from_what_is_called(string text, EndpointSetting setting) =>
        Assert.Equal(setting, Assert.Single(Find(text)).Setting);

    [Fact]
    public void Addresses_come_in_the_order_of_their_versions_whatever_their_family() => Assert.Equal(
        ["41.0", "42.0", "v43.0", "44.0", "v45.0", "46.0"],
        Find(
            "/services/Soap/u/41.0 /cometd/42.0 ◌/v43.0/sobjects/A /services/async/44.0 /services/data/v45.0 /soap/ajax/46.0/connection.js")
            .Select(found => $"{(found.Form.Prefix)}{found.Version}"));

    [Theory]
    [InlineData("/services/data/v6.0", false)]
    [InlineData("/services/data/v7.0", true)]
    [InlineData("/services/data/10/items", false)]
    [InlineData("/services/data/28/query", true)]
    [InlineData("/services/data/v60.0", true)]
    [InlineData("/services/data/", true)]
    [InlineData("/services/async/6.0", false)]
    [InlineData("/services/Soap/u/6.0", true)]
    public void A_version_that_Salesforce_never_had_is_another_products_but_for_soap(string text, bool mayExist) =>
        Assert.Equal(mayExist, Assert.Single(Find(text)).MayExist);

    [Theory]
    [InlineData("/services/data/v60.0", true)]
    [InlineData("/services/data/60.0", false)]
    [InlineData("/services/data/v60", false)]
    [InlineData("/services/data/v60.0.1", false)]
    [InlineData("/services/data/", false)]
    [InlineData("/services/Soap/u/60.0", true)]
    [InlineData("/services/Soap/u/60", true)]
    [InlineData("/services/Soap/u/v60.0", false)]
    [InlineData("/cometd/v60.0", false)]
    public void Each_family_wants_its_form(string text, bool isWellFormed) =>
        Assert.Equal(isWellFormed, Assert.Single(Find(text)).IsWellFormed);

    private static IEnumerable<Endpoint> Find(string text) => EndpointRecognizer.Find(text.Replace('◌', EndpointRecognizer.Hole));
}
