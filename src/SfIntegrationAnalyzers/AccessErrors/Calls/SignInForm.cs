using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>Tells a request that carries a grant, as the token endpoint takes it, whatever its address is called.</summary>
internal static class SignInForm
{
    private const string Grant = "grant_type";

    /// <summary>Whether a call sends a grant: in an argument, or in what is put into one before.</summary>
    public static bool IsSentBy(InvocationExpressionSyntax call)
    {
        var member = EnclosingMember.Of(call);
        if (!HasGrant(member))
        {
            return false;
        }

        var put = member.DescendantNodes().SelectMany(PutByIt).ToLookup(one => one.Variable, one => one.Value, StringComparer.Ordinal);
        var sent = new Queue<SyntaxNode>(call.ArgumentList.Arguments);
        var followed = new HashSet<string>(StringComparer.Ordinal);
        while (sent.Count > 0)
        {
            var value = sent.Dequeue();
            if (HasGrant(value))
            {
                return true;
            }

            var variables = value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText);
            foreach (var variable in variables.Where(followed.Add))
            {
                foreach (var part in put[variable].Where(IsMadeHere))
                {
                    sent.Enqueue(part);
                }
            }
        }

        return false;
    }

    /// <summary>Whether a value is put together from other values; what a call answers is not what was sent to get it.</summary>
    private static bool IsMadeHere(SyntaxNode value) =>
        value.DescendantNodesAndSelf()
            .OfType<InvocationExpressionSyntax>()
            .All(call => Receiver(call) is BaseObjectCreationExpressionSyntax);

    /// <summary>What a chain of calls begins with: <c>new RestRequest(…).AddParameter(…)</c>.</summary>
    private static ExpressionSyntax Receiver(ExpressionSyntax chain) => chain switch
    {
        InvocationExpressionSyntax call => Receiver(call.Expression),
        MemberAccessExpressionSyntax access => Receiver(access.Expression),
        _ => chain,
    };

    private static bool HasGrant(SyntaxNode node) => TextTokens.In(node).Any(text => text.Contains(Grant));

    /// <summary>What a node puts into a variable: assigned to it or to a member of it, or passed to a method of it.</summary>
    private static IEnumerable<(string? Variable, SyntaxNode Value)> PutByIt(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax { Initializer: { } value } declared => [(declared.Identifier.ValueText, value)],
        AssignmentExpressionSyntax { Left: var place, Right: var value } => [(Root(place), value)],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax filled, Parent: ExpressionStatementSyntax } added =>
            added.ArgumentList.Arguments.Select(argument => (Root(filled), (SyntaxNode)argument)),
        _ => [],
    };

    /// <summary>The variable that a place belongs to: <c>request.Content</c>, <c>form["grant_type"]</c>.</summary>
    private static string? Root(ExpressionSyntax place) => place switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => Root(access.Expression),
        ElementAccessExpressionSyntax element => Root(element.Expression),
        _ => null,
    };
}
