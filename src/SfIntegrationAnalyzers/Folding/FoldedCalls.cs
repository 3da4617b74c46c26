using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>
/// Calls that make text of their receiver and their arguments, told by name, since many libraries have their own: formatting, joining,
/// replacing, builders, paths. What a call of any other method gives is a matter of that method.
/// </summary>
internal static class FoldedCalls
{
    private const string Request = "Request";

    /// <summary>Folds a call, if it is one of them.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="folder">Folds its receiver and its arguments.</param>
    /// <param name="builder">Takes what the call gives.</param>
    /// <param name="depth">How deep the call stands in what is being folded.</param>
    /// <returns>Whether it is; else nothing was appended.</returns>
    public static bool TryAppend(InvocationExpressionSyntax invocation, StringFolder folder, FoldedText.Builder builder, int depth)
    {
        var arguments = invocation.ArgumentList.Arguments;
        var receiver = (invocation.Expression as MemberAccessExpressionSyntax)?.Expression;
        switch (LastName.Of(invocation.Expression))
        {
            case "nameof" when arguments.Count == 1:
                builder.Append(LastName.Of(arguments[0].Expression), TextOrigin.OfHole(symbol: null));
                break;
            case "Format" when arguments.Count > 1:
                var provider = arguments.Count > 2 && folder.FoldPart(arguments[0].Expression, depth + 1).IsUnknown ? 1 : 0;
                var format = folder.FoldPart(arguments[provider].Expression, depth + 1);
                AppendFormat(format, arguments.Skip(provider + 1), folder, builder, depth);
                break;
            case "With" or "FormatWith" or "Inject" or "Fmt" or "Format" when receiver is not null && arguments.Count > 0:
                AppendFormat(folder.FoldPart(receiver, depth + 1), arguments, folder, builder, depth);
                break;
            case "Concat" when arguments.Count > 0:
                AppendAll(arguments.SelectMany(Elements), separator: null, folder, builder, depth);
                break;
            case "Combine" or "CombineUrl" or "UrlCombine" when arguments.Count > 0:
            case "Join" when LastName.Of(receiver) == "Path":
                AppendSegments(root: null, arguments, folder, builder, depth);
                break;
            case "Join" when arguments.Count > 1:
                var separator = folder.FoldPart(arguments[0].Expression, depth + 1);
                AppendAll(arguments.Skip(1).SelectMany(a => folder.ElementsOf(a.Expression)), separator, folder, builder, depth);
                break;
            case "Replace" when receiver is not null && arguments.Count >= 2:
                AppendReplaced(receiver, arguments[0].Expression, arguments[1].Expression, folder, builder, depth);
                break;
            case "Append" or "AppendLine" or "AppendFormat" when receiver is not null && arguments.Count > 0:
                folder.Append(receiver, builder, depth + 1);
                AppendAppended(invocation, folder, builder, depth);
                break;
            case "AppendPathSegment" or "AppendPathSegments" when arguments.Count > 0:
            case Request when IsOfSegments(invocation):
                AppendSegments(receiver, arguments, folder, builder, depth);
                break;
            case "ToString" when receiver is not null
                && arguments.Count > 0
                && folder.FoldPart(arguments[0].Expression, depth + 1) is { IsUnknown: false } written:
                folder.AppendFormatted(receiver, written.Text, builder, depth);
                break;
            case "Trim" or "TrimStart" or "TrimEnd" when receiver is not null:
                AppendTrimmed(invocation, folder.FoldPart(receiver, depth + 1), folder, builder, depth);
                break;
            case "ToString" or "ToLower" or "ToLowerInvariant" or "ConfigureAwait" when receiver is not null:
                folder.Append(receiver, builder, depth + 1);
                break;
            case "EscapeUriString" or "FromResult" or "ToString" or "Create" or "Parse" or "Invariant" when arguments.Count > 0:
                folder.Append(arguments[0].Expression, builder, depth + 1);
                break;
            default:
                return false;
        }

        return true;
    }

    /// <summary>
    /// Whether a call takes the segments of a path: <c>client.Request("services", "data", "v60.0")</c>. Other methods of that name take a
    /// path and something else.
    /// </summary>
    public static bool IsOfSegments(InvocationExpressionSyntax invocation) =>
        LastName.Of(invocation.Expression) == Request
        && invocation.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: string first }
        && first.Trim('/') is "services" or "services/data";

    /// <summary>Folds what a call of <c>Append</c>, <c>AppendLine</c> or <c>AppendFormat</c> adds to a builder.</summary>
    public static void AppendAppended(InvocationExpressionSyntax invocation, StringFolder folder, FoldedText.Builder builder, int depth)
    {
        var arguments = invocation.ArgumentList.Arguments;
        if (LastName.Of(invocation.Expression) == "AppendFormat")
        {
            AppendFormat(folder.FoldPart(arguments[0].Expression, depth + 1), arguments.Skip(1), folder, builder, depth);
        }
        else
        {
            folder.Append(arguments[0].Expression, builder, depth + 1);
        }
    }

    private static void AppendAll(
        IEnumerable<ExpressionSyntax> parts, FoldedText? separator, StringFolder folder, FoldedText.Builder builder, int depth)
    {
        var first = true;
        foreach (var part in parts)
        {
            if (!first && separator is not null)
            {
                builder.Append(separator);
            }

            folder.Append(part, builder, depth + 1);
            first = false;
        }
    }

    private static void AppendSegments(
        ExpressionSyntax? root,
        SeparatedSyntaxList<ArgumentSyntax> arguments,
        StringFolder folder,
        FoldedText.Builder builder,
        int depth)
    {
        var slash = TextOrigin.OfHole(symbol: null);
        IEnumerable<ExpressionSyntax> parts = arguments.SelectMany(Elements);
        foreach (var part in root is null ? parts : parts.Prepend(root))
        {
            var text = folder.FoldPart(part, depth + 1);
            var lead = builder.Length > 0 && text.Text.StartsWith("/", StringComparison.Ordinal) ? 1 : 0;
            if (builder.Length > 0)
            {
                builder.Append("/", slash);
            }

            builder.Append(text, lead, text.Text.TrimEnd('/').Length - lead);
        }
    }

    private static void AppendTrimmed(
        InvocationExpressionSyntax trim, FoldedText text, StringFolder folder, FoldedText.Builder builder, int depth)
    {
        var arguments = trim.ArgumentList.Arguments;
        var named = string.Concat(arguments.Select(a => folder.FoldPart(a.Expression, depth + 1).Text));
        var characters = (arguments.Count == 0 ? " \t\r\n" : named.IndexOf(FoldedText.Hole) < 0 ? named : "/").ToCharArray();
        var name = LastName.Of(trim.Expression);
        var start = name == "TrimEnd" ? 0 : text.Text.Length - text.Text.TrimStart(characters).Length;
        var length = (name == "TrimStart" ? text.Text : text.Text.TrimEnd(characters)).Length - start;
        if (length == text.Text.Length)
        {
            builder.Append(text);
        }
        else
        {
            builder.Append(text, start, length);
        }
    }

    private static void AppendReplaced(
        ExpressionSyntax receiver,
        ExpressionSyntax what,
        ExpressionSyntax by,
        StringFolder folder,
        FoldedText.Builder builder,
        int depth)
    {
        var text = folder.FoldPart(receiver, depth + 1);
        var sought = folder.FoldPart(what, depth + 1).Text;
        if (sought.Length == 0 || sought.IndexOf(FoldedText.Hole) >= 0)
        {
            builder.Append(text);
            return;
        }

        var replacement = folder.FoldPart(by, depth + 1);
        var from = 0;
        for (var at = text.Text.IndexOf(sought, StringComparison.Ordinal);
            at >= 0;
            at = text.Text.IndexOf(sought, from, StringComparison.Ordinal))
        {
            builder.Append(text, from, at - from);
            builder.Append(replacement);
            from = at + sought.Length;
        }

        if (from == 0)
        {
            builder.Append(text);
        }
        else
        {
            builder.Append(text, from, text.Text.Length - from);
        }
    }

    private static void AppendFormat(
        FoldedText format, IEnumerable<ArgumentSyntax> arguments, StringFolder folder, FoldedText.Builder builder, int depth)
    {
        var values = arguments.SelectMany(Elements).ToArray();
        var text = format.Text;
        var from = 0;
        while (from < text.Length)
        {
            var open = text.IndexOf('{', from);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            var item = text.Substring(open + 1, close - open - 1).Split([':'], 2);
            builder.Append(format, from, open - from);
            var number = item[0].Split(',')[0];
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < values.Length)
            {
                folder.AppendFormatted(values[index], item.Length > 1 ? item[1] : null, builder, depth);
            }
            else
            {
                builder.Append(format, open, close + 1 - open);
            }

            from = close + 1;
        }

        builder.Append(format, from, text.Length - from);
    }

    private static IEnumerable<ExpressionSyntax> Elements(ArgumentSyntax argument) =>
        CollectionElements.Of(argument.Expression).DefaultIfEmpty(argument.Expression);
}
