using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Syntax;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Editing;

/// <summary>An object or a list whose items are added or removed, while everything around them stays as somebody wrote it.</summary>
internal sealed class JsonContainer
{
    private readonly string _text;
    private readonly TextSpan _span;
    private readonly ImmutableArray<TextSpan> _items;

    public JsonContainer(string text, JsonSyntax value)
    {
        _text = text;
        _span = value.Span;
        _items = value.Kind == JsonKind.Array
            ? [.. value.Elements.Select(element => element.Span)]
            : [.. value.Members.Select(member => new TextSpan(member.NameSpan.Start, member.Value.Span.End))];
    }

    /// <summary>Adds items behind the last one, in its manner: each on a line of its own, or all on one.</summary>
    public void Append(IReadOnlyList<string> items, JsonLayout layout, TextChanges changes)
    {
        if (items.Count == 0)
            return;

        if (_items.IsEmpty)
        {
            Fill(items, layout, changes);
            return;
        }

        var last = _items[^1];
        var comma = CommaBehind(last);
        var indent = IndentOf(last);
        if (indent is null)
        {
            var joined = string.Join(", ", items);
            changes.Insert(comma is { } behind ? behind + 1 : last.End, comma is null ? ", " + joined : $" {joined},");
            return;
        }

        if (comma is null)
            changes.Insert(last.End, ",");
        changes.Insert(EndOfLine(comma + 1 ?? last.End), string.Concat(items.Select((item, index) =>
            layout.NewLine + indent + item + (index + 1 < items.Count || comma is not null ? "," : ""))));
    }

    /// <summary>Removes items together with the comments on and above their lines.</summary>
    public void Remove(Func<int, bool> isRemoved, TextChanges changes)
    {
        // Each item owns its lines, so that no comment ends up in front of what follows.
        var head = BehindLine(_span.Start + 1);
        var kept = new List<string>();
        var start = head;
        for (var i = 0; i < _items.Length; i++)
        {
            var end = BehindLine(CommaBehind(_items[i]) + 1 ?? _items[i].End);
            if (!isRemoved(i))
                kept.Add(_text[start..end]);
            else if (i == _items.Length - 1 && CommaBehind(_items[i]) is null && kept.Count > 0)
                kept[^1] = WithoutComma(Enumerable.Range(0, i).Last(item => !isRemoved(item)), kept[^1]);

            start = end;
        }

        var tail = _text[start..(_span.End - 1)];
        var inner = string.Concat(kept) + tail;
        if (!_items.IsEmpty && _items[0].Start == _span.Start + 1)
            inner = inner.TrimStart(' ');
        var isEmpty = kept.Count == 0 && string.IsNullOrWhiteSpace(_text[(_span.Start + 1)..head] + tail);
        changes.Replace(new(isEmpty ? _span.Start + 1 : head, _span.End - 1), isEmpty ? "" : inner);
    }

    /// <summary>The item that is last now keeps no comma where the last one had none.</summary>
    private string WithoutComma(int item, string chunk)
    {
        var comma = CommaBehind(_items[item])!.Value;
        return chunk.Remove(chunk.Length - (BehindLine(comma + 1) - comma), 1);
    }

    private void Fill(IReadOnlyList<string> items, JsonLayout layout, TextChanges changes)
    {
        var close = _span.End - 1;
        var outer = LineIndentAt(_span.Start);
        var isBlank = string.IsNullOrWhiteSpace(_text[(_span.Start + 1)..close]);
        var isLong = items.Any(item => item.Contains('\n', StringComparison.Ordinal) || item.Contains('\r', StringComparison.Ordinal));
        var separator = isLong || !isBlank ? "," + layout.NewLine + outer + layout.Indent : ", ";
        var joined = string.Join(separator, items);
        var filled = isLong || !isBlank ? layout.NewLine + outer + layout.Indent + joined + layout.NewLine + outer : joined;
        if (isBlank)
            changes.Replace(new(_span.Start + 1, close), filled);
        else
            changes.Insert(close, filled);
    }

    /// <summary>The comma behind an item, over blanks and comments.</summary>
    private int? CommaBehind(TextSpan item)
    {
        var next = SkipTrivia(item.End, overLines: true);
        return next < _span.End && _text[next] == ',' ? next : null;
    }

    /// <summary>Behind the blanks and comments that end a line; the same place if more than they stand there.</summary>
    private int EndOfLine(int offset)
    {
        var end = SkipTrivia(offset, overLines: false);
        return end < _span.End - 1 && _text[end] is '\n' or '\r' ? end : offset;
    }

    /// <summary>Behind the line break, where <see cref="EndOfLine"/> finds one.</summary>
    private int BehindLine(int offset)
    {
        var end = EndOfLine(offset);
        return _text[end] == '\r' && _text[end + 1] == '\n' ? end + 2 : _text[end] is '\r' or '\n' ? end + 1 : offset;
    }

    private int SkipTrivia(int offset, bool overLines)
    {
        while (offset < _span.End)
        {
            if (_text[offset] is ' ' or '\t' || (overLines && _text[offset] is '\r' or '\n'))
            {
                offset++;
            }
            else if (_text.AsSpan(offset).StartsWith("//"))
            {
                var end = _text.AsSpan(offset).IndexOfAny('\r', '\n');
                offset = end < 0 ? _text.Length : offset + end;
            }
            else if (_text.AsSpan(offset).StartsWith("/*"))
            {
                var end = _text.IndexOf("*/", offset + 2, StringComparison.Ordinal);
                if (end < 0 || (!overLines && _text.AsSpan(offset, end - offset).IndexOfAny('\r', '\n') >= 0))
                    return offset;
                offset = end + 2;
            }
            else
            {
                return offset;
            }
        }

        return offset;
    }

    /// <summary>The blanks before an item that begins a line; null if it does not.</summary>
    private string? IndentOf(TextSpan item)
    {
        var start = item.Start;
        while (start > 0 && _text[start - 1] is ' ' or '\t')
            start--;

        return start > _span.Start && _text[start - 1] is '\n' or '\r' ? _text[start..item.Start] : null;
    }

    private string LineIndentAt(int offset)
    {
        var start = _text.LastIndexOfAny(['\n', '\r'], Math.Max(offset - 1, 0)) + 1;
        var end = start;
        while (end < _text.Length && _text[end] is ' ' or '\t')
            end++;

        return _text[start..end];
    }
}
