using System.Security;
using System.Xml;
using System.Xml.Linq;
using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>
/// SOAP <c>login()</c>, and nothing else of SOAP: the one place where a user without API Enabled is told so in so many words.
/// </summary>
internal static class SoapLoginEndpoint
{
    public const string Root = "/services/Soap/";

    public static EmulatedResponse Login(OrgServer server, EmulatedRequest request)
    {
        var segments = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length < 4 || segments[2] is not ("u" or "c"))
            throw new EmulatorRefusedException("SOAP at " + request.Path);
        if (UnsupportedVersion(server.Versions, segments[3]) is { } refusal)
            return Fault("UNSUPPORTED_API_VERSION", refusal, "UnexpectedErrorFault");
        if (Credentials(request.Body) is not var (username, password))
            throw new EmulatorRefusedException("a SOAP call other than login");

        if (!server.Org.Users.TryGetValue(username, out var user)
            || user.Password is null
            || user.Password != password
            || !new EffectiveAccess(server.Org).CanHaveSession(user))
            return Fault("INVALID_LOGIN", "Invalid username, password, security token; or user locked out.");
        return new EffectiveAccess(server.Org).CanCallApi(user)
            ? Success(server, user, segments[2], segments[3])
            : Fault("API_CURRENTLY_DISABLED", "API is disabled for this User");
    }

    private static string? UnsupportedVersion(ApiVersions versions, string segment)
    {
        if (ApiVersions.FromSegment("v" + segment) is not { } version || version > versions.Maximum)
            return "Invalid Api version specified on URL";
        return version >= versions.Minimum
            ? null
            : $"The API version that was specified ({ApiVersions.Text(version)}) is below the minimum supported "
                + $"({ApiVersions.Text(versions.Minimum)}). Change the version number and run the request again.";
    }

    private static (string Username, string Password)? Credentials(string body)
    {
        try
        {
            // Created this way a reader takes no document type, and so no entities.
            using var reader = XmlReader.Create(new StringReader(body));
            var login = XDocument.Load(reader).Descendants().FirstOrDefault(e => e.Name.LocalName == "login");
            return login is null ? null : (Child(login, "username"), Child(login, "password"));
        }
        catch (XmlException)
        {
            return null;
        }

        static string Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value ?? "";
    }

    private static EmulatedResponse Success(OrgServer server, User user, string kind, string version)
    {
        var session = server.Sessions.Open(user, app: null);
        var ns = kind == "u" ? "urn:partner.soap.sforce.com" : "urn:enterprise.soap.sforce.com";
        var organization = server.Org.Organization;
        return Envelope(200, $"xmlns=\"{ns}\"", $"""
            <loginResponse><result>
            <metadataServerUrl>{server.Url}/services/Soap/m/{version}/{organization.Id}</metadataServerUrl>
            <passwordExpired>false</passwordExpired>
            <sandbox>{(organization.IsSandbox ? "true" : "false")}</sandbox>
            <serverUrl>{server.Url}/services/Soap/{kind}/{version}/{organization.Id}</serverUrl>
            <sessionId>{session.Token}</sessionId>
            <userId>{user.Id}</userId>
            <userInfo>
            <organizationId>{organization.Id}</organizationId>
            <organizationName>{SecurityElement.Escape(organization.Name)}</organizationName>
            <profileId>{user.Profile?.Id}</profileId>
            <sessionSecondsValid>7200</sessionSecondsValid>
            <userEmail>{SecurityElement.Escape(user.Email)}</userEmail>
            <userFullName>{SecurityElement.Escape(user.Name)}</userFullName>
            <userId>{user.Id}</userId>
            <userName>{SecurityElement.Escape(user.Username)}</userName>
            <userType>{user.UserType}</userType>
            </userInfo>
            </result></loginResponse>
            """);
    }

    private static EmulatedResponse Fault(string code, string message, string kind = "LoginFault") =>
        Envelope(500, "xmlns:sf=\"urn:fault.partner.soap.sforce.com\"", $"""
            <soapenv:Fault>
            <faultcode>sf:{code}</faultcode>
            <faultstring>{code}: {message}</faultstring>
            <detail><sf:{kind} xsi:type="sf:{kind}">
            <sf:exceptionCode>{code}</sf:exceptionCode>
            <sf:exceptionMessage>{message}</sf:exceptionMessage>
            </sf:{kind}></detail>
            </soapenv:Fault>
            """);

    /// <summary>An answer as it comes over the wire: in one line.</summary>
    private static EmulatedResponse Envelope(int status, string ownNamespace, string body) => EmulatedResponse.Text(
        status,
        "text/xml; charset=utf-8",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + $"<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" {ownNamespace} "
            + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + $"<soapenv:Body>{body.ReplaceLineEndings("")}</soapenv:Body></soapenv:Envelope>");
}
