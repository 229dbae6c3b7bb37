namespace Guance.Serverless.Fakes.Tables;

/// <summary>What the table was asked so far, and what it cost.</summary>
/// <param name="Calls">Requests.</param>
/// <param name="WriteUnits">A unit for each kilobyte of an item that was begun, two in a transaction.</param>
/// <param name="LongestAnswer">The longest answer in bytes.</param>
/// <param name="LongestRequest">The longest request in bytes.</param>
/// <param name="LargestTransaction">The most items of one transaction, whether it was taken or refused.</param>
internal readonly record struct TableFigures(int Calls, long WriteUnits, int LongestAnswer, int LongestRequest, int LargestTransaction);
