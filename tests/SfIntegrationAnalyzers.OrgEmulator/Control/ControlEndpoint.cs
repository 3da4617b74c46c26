using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgEmulator.Control;

/// <summary>
/// <c>/__control/{action}?name=value…</c> on a port of its own: <see cref="OrgChanges"/> for scripts.
/// <c>GET /__control</c> lists the actions and their parameters.
/// </summary>
internal sealed class ControlEndpoint
{
    private const string Root = "/__control";

    private readonly Dictionary<string, Action<ControlParameters>> _actions;
    private readonly Dictionary<string, Func<ControlParameters, object>> _questions;
    private readonly TaskCompletionSource _shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ControlEndpoint(EmulatedOrg org)
    {
        _actions = ControlActions.On(org, () => _shutdown.TrySetResult());
        _questions = ControlActions.Questions(org);
    }

    /// <summary>Completes when somebody asks the emulator to end.</summary>
    public Task Shutdown => _shutdown.Task;

    public async Task HandleAsync(HttpContext context)
    {
        var name = context.Request.Path.Value!.TrimEnd('/');
        if (!name.StartsWith(Root, StringComparison.Ordinal))
        {
            context.Response.StatusCode = 404;
            return;
        }

        name = name[Root.Length..].TrimStart('/');
        var parameters = new ControlParameters(context.Request.Query);
        try
        {
            if (name.Length == 0)
                await context.Response.WriteAsJsonAsync(new
                {
                    actions = _actions.Keys,
                    questions = _questions.Keys,
                    faults = FaultCatalog.Names,
                });
            else if (Find(_questions, name) is { } question)
                await context.Response.WriteAsJsonAsync(question(parameters));
            else if (Find(_actions, name) is { } action && HttpMethods.IsPost(context.Request.Method))
                action(parameters);
            else
                context.Response.StatusCode = 404;
        }
        catch (OrgDefinitionException e)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync(e.Message + "\n");
        }
    }

    private static T? Find<T>(Dictionary<string, T> among, string name)
        where T : class =>
        among.FirstOrDefault(p => p.Key.Split(' ')[0] == name).Value;
}
