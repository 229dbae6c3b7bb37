namespace Guance.Serverless.Hosting.Logging;

/// <summary>
/// AWS account ids in log texts keep their last four digits only. Our own messages mask ids themselves; this masks the rest,
/// such as an ARN in the message of an exception.
/// </summary>
public static class AccountIdMask
{
    private const int Length = 12;
    private const int VisibleDigits = 4;

    /// <summary>Masks every run of exactly twelve digits that is not part of a longer word.</summary>
    public static string Mask(string text)
    {
        var start = Find(text, 0);
        if (start < 0)
        {
            return text;
        }

        var masked = text.ToCharArray();
        for (; start >= 0; start = Find(text, start + Length))
        {
            masked.AsSpan(start, Length - VisibleDigits).Fill('*');
        }

        return new string(masked);
    }

    private static int Find(string text, int from)
    {
        for (var start = from; start < text.Length; start++)
        {
            if (!char.IsAsciiLetterOrDigit(text[start]))
            {
                continue;
            }

            var word = start;
            while (word < text.Length && char.IsAsciiLetterOrDigit(text[word]))
            {
                word++;
            }

            if (word - start == Length && text.AsSpan(start, Length).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                return start;
            }

            start = word;
        }

        return -1;
    }
}
