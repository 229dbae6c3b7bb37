// Checks templates with cdk-nag's AwsSolutions rules. Suppressions, with their reasons, are in the metadata of the resources.
//   node check.cjs A.template.json B.template.json …      prints a line for each finding and each suppressed one
const path = require('node:path');
const { App, Aspects, CliCredentialsStackSynthesizer, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { AwsSolutionsChecks } = require('cdk-nag');

const print = (kind, data, text) => console.log([kind, data.resource.node.id, data.ruleId, data.findingId, text].join(' | '));
const listener = {
  onCompliance() {},
  onNotApplicable() {},
  onNonCompliance: (data) => print('finding', data, data.ruleInfo),
  onError: (data) => print('finding', data, data.errorMessage),
  onSuppressed: (data) => print('suppressed', data, data.suppressionReason),
  onSuppressedError: (data) => print('suppressed', data, data.errorSuppressionReason),
};

for (const file of process.argv.slice(2)) {
  const app = new App();
  // The template already has the rule that checks the bootstrap version.
  const synthesizer = new CliCredentialsStackSynthesizer();
  const stack = new Stack(app, path.basename(file).split('.')[0], { synthesizer });
  new CfnInclude(stack, 'Template', { templateFile: file });
  Aspects.of(app).add(new AwsSolutionsChecks({ reports: false, additionalLoggers: [listener] }));
  app.synth();
}
