namespace Guance.Serverless.Fakes.Tables;

/// <summary>What the table was asked so far, and what it cost.</summary>
/// <param name="Calls">Requests.</param>
/// <param name="WriteUnits">A unit for each kilobyte of an item that was begun, two in a transaction.</param>
/// <param name="ReadUnits">
/// A unit for each four kilobytes that were begun, half of one where the read need not be consistent: of an item, or of all that a query
/// looked at.
/// </param>
/// <param name="LongestAnswer">The longest answer in bytes.</param>
/// <param name="LongestRequest">The longest request in bytes.</param>
/// <param name="LargestTransaction">The most items of one transaction, whether it was taken or refused.</param>
internal readonly record struct TableFigures(int Calls, long WriteUnits, double ReadUnits, int LongestAnswer, int LongestRequest, int LargestTransaction);
