using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Codes;

/// <summary>A string constant that something is compared with or searched for.</summary>
/// <param name="Node">The whole comparison.</param>
/// <param name="Constant">The constant.</param>
/// <param name="Text">Its text; a code in it as Salesforce writes it, where the comparison heeds no case.</param>
/// <param name="Subject">What is compared or searched.</param>
internal sealed record TextComparison(SyntaxNode Node, ExpressionSyntax Constant, string Text, ExpressionSyntax Subject)
{
    private static readonly string[] Searches = ["Contains", "StartsWith", "EndsWith", "IndexOf", "IsMatch", "Match"];

    /// <summary>Whether the constant is searched as a part of a text, <c>text.Contains("…")</c>.</summary>
    public bool IsSearch => Node is InvocationExpressionSyntax call && Invocation.NameOf(call) != "Equals";

    /// <summary>All comparisons with a string constant below a node.</summary>
    public static IEnumerable<TextComparison> In(SyntaxNode root, SourceScope source) =>
        root.DescendantNodes().Select(node => Of(node, source)).OfType<TextComparison>();

    /// <summary>The comparison that a constant is written in, if it is written in one.</summary>
    public static TextComparison? With(ExpressionSyntax constant, SourceScope source) => constant.Ancestors()
        .TakeWhile(node => node is not StatementSyntax)
        .Select(node => Of(node, source))
        .FirstOrDefault(comparison => comparison?.Constant == constant);

    private static TextComparison? Of(SyntaxNode node, SourceScope source) => node switch
    {
        InvocationExpressionSyntax invocation => OfCall(invocation, source),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } binary =>
            Create(binary, binary.Right, binary.Left, source) ?? Create(binary, binary.Left, binary.Right, source),
        ConstantPatternSyntax pattern when Matched(pattern) is { } subject => Create(pattern, pattern.Expression, subject, source),
        CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } label =>
            Create(label, label.Value, choice.Expression, source),
        _ => null,
    };

    private static TextComparison? OfCall(InvocationExpressionSyntax invocation, SourceScope source)
    {
        if (invocation.ArgumentList.Arguments.Count == 0 || Invocation.NameOf(invocation) is not { } name
            || Invocation.ReceiverOf(invocation) is not { } receiver)
        {
            return null;
        }

        var arguments = invocation.ArgumentList.Arguments;
        if (name == "Equals")
        {
            return Create(invocation, arguments[0].Expression, receiver, source)
                ?? (arguments.Count > 1 ? Create(invocation, arguments[1].Expression, arguments[0].Expression, source) : null);
        }

        if (!Searches.Contains(name))
        {
            return null;
        }

        var isRegex = LastName.Of(receiver).EndsWith("Regex", StringComparison.Ordinal);
        return isRegex && arguments.Count > 1
            ? Create(invocation, arguments[1].Expression, arguments[0].Expression, source)
            : source.TypeOf(receiver)?.SpecialType == SpecialType.System_String
                ? Create(invocation, arguments[0].Expression, receiver, source)
                : null;
    }

    private static TextComparison? Create(SyntaxNode node, ExpressionSyntax constant, ExpressionSyntax subject, SourceScope source) =>
        constant is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
        && source.ConstantText(constant) is { } text
        && source.ConstantText(subject) is null
            ? new TextComparison(node, constant, TextOf(text, node, subject, source), subject)
            : null;

    private static string TextOf(string text, SyntaxNode node, ExpressionSyntax subject, SourceScope source) =>
        ErrorCodeNames.HasInSmallLetters(text)
        && ((node is InvocationExpressionSyntax { ArgumentList: var options } && CodeWords.AreIn(options, "IgnoreCase"))
            || IsInSmallLetters(subject, source))
            ? text.ToUpperInvariant()
            : text;

    /// <summary><c>e.Message.ToLower()</c>, or a variable that holds such.</summary>
    private static bool IsInSmallLetters(ExpressionSyntax subject, SourceScope source) =>
        CodeWords.AreIn(subject, "ToLower")
        || (subject is IdentifierNameSyntax name
            && source.SymbolOf(name) is ILocalSymbol local
            && source.SourceOf(local).OfType<VariableDeclaratorSyntax>().FirstOrDefault()?.Initializer is { } value
            && CodeWords.AreIn(value, "ToLower"));

    /// <summary>What a constant pattern is matched against: the left of <c>is</c>, or what is switched on.</summary>
    private static ExpressionSyntax? Matched(ConstantPatternSyntax pattern)
    {
        SyntaxNode node = pattern;
        while (node.Parent is BinaryPatternSyntax or ParenthesizedPatternSyntax or UnaryPatternSyntax)
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            IsPatternExpressionSyntax match => match.Expression,
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => choice.GoverningExpression,
            CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => choice.Expression,
            _ => null,
        };
    }
}
