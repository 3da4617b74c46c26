using System.Collections.Concurrent;
using System.Security.Cryptography;
using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.OAuth;

/// <summary>What an access token stands for.</summary>
internal sealed class Session
{
    public required string Token { get; init; }
    public required User User { get; init; }

    /// <summary>Null for a session that no app asked for: a SOAP login, or one handed out by a test.</summary>
    public App? App { get; init; }

    public DateTimeOffset LastUsed { get; set; }
    public bool IsRevoked { get; set; }
}

/// <summary>All sessions of an org, and the refresh tokens that make new ones.</summary>
internal sealed class SessionStore(OrgState org)
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromHours(2);

    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (User User, App App)> _refreshTokens = new(StringComparer.Ordinal);

    public Session Open(User user, App? app)
    {
        var session = new Session { Token = NewToken(), User = user, App = app, LastUsed = org.Clock.Now };
        _sessions[session.Token] = session;
        return session;
    }

    /// <summary>
    /// The session if it is alive, marked as used now; null for a token that
    /// is unknown, revoked, idle too long or whose user may not log in.
    /// </summary>
    public Session? Use(string? token)
    {
        if (token is null || !_sessions.TryGetValue(token, out var session) || session.IsRevoked)
            return null;
        if (org.Clock.Now - session.LastUsed >= IdleTimeout || session.User is not { IsActive: true, IsFrozen: false })
            return null;
        session.LastUsed = org.Clock.Now;
        return session;
    }

    /// <summary>Whose token it is or was, whether it still opens anything or not.</summary>
    public string? Owner(string? token) =>
        token is not null && _sessions.TryGetValue(token, out var session) ? session.User.Username : null;

    /// <summary>Ends a session, or forgets a refresh token and ends what it had opened.</summary>
    public bool Revoke(string token)
    {
        if (_sessions.TryGetValue(token, out var session))
        {
            session.IsRevoked = true;
            return true;
        }

        if (!_refreshTokens.Remove(token, out var grant))
            return false;
        foreach (var opened in _sessions.Values.Where(s => s.User == grant.User && s.App == grant.App))
            opened.IsRevoked = true;
        return true;
    }

    public void RevokeAll(User? user = null)
    {
        foreach (var session in _sessions.Values.Where(s => user is null || s.User == user))
            session.IsRevoked = true;
    }

    public string NewRefreshToken(User user, App app)
    {
        var token = "5Aep" + RandomText(60);
        _refreshTokens.Add(token, (user, app));
        return token;
    }

    public (User User, App App)? RefreshGrant(string token) => _refreshTokens.TryGetValue(token, out var grant) ? grant : null;

    public void Forget(string refreshToken) => _refreshTokens.Remove(refreshToken);

    /// <summary>
    /// Of the form that the CLI insists on: the org's id, an exclamation mark, then letters, digits, dots and underscores.
    /// </summary>
    private string NewToken() => org.Organization.Id[..15] + "!AQ" + RandomText(92);

    private static string RandomText(int length) =>
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._", length);
}
