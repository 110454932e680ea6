# Final evaluation loss against peak learning rate: power-law-regression, 500 steps
# Run with: gnuplot loss-vs-rate-1.gp
set encoding utf8
set terminal svg size 560,421 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'loss-vs-rate-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set logscale x
set format x '1e%T'
set xlabel 'peak learning rate'
set logscale y; set format y '%g'; set yrange [0.0028316084103774458:0.9295979286632947]


set xrange [0.00023076923076923074:1.3]
set lmargin at screen 0.1357; set rmargin at screen 0.9607; set tmargin at screen 0.9097; set bmargin at screen 0.3919
set title 'batch 16'
set ylabel 'final evaluation loss' offset 1.5,0
$data0 << EOD
0.001 0.148650736403653 0.14581688169046536 0.15017252906048303 NaN
0.003162 0.0683952257746715 0.06712379200391079 0.06986659030996334 NaN
0.01 0.03070411978507017 0.030256003010174115 0.03080358928198504 NaN
0.03162 0.013351078506139865 0.012835574757177375 0.013652877747759074 NaN
0.1 0.006020737205121299 0.005736936434974099 0.006690805871412103 NaN
0.3162 0.004813274935047317 0.004578553639024766 0.005460459555717155 NaN
1 0.010965542425308708 0.008623617482735602 0.011590244754800865 NaN
EOD
$data1 << EOD
0.001 0.1475765882597831 0.14438715886822956 0.14875730442537966 NaN
0.003162 0.06797333265795731 0.06612810604659547 0.0690694162081919 NaN
0.01 0.030310349835375998 0.030034517043596155 0.030625256586140594 NaN
0.03162 0.013206736510781903 0.012869312927374406 0.013582748213634113 NaN
0.1 0.006373948307375369 0.005797257951670421 0.007099680949390297 NaN
0.3162 0.005233548801417788 0.004667216428566259 0.00615578079583972 NaN
1 0.01148539987561676 0.010396304986574333 0.012852040789545369 NaN
EOD
$data2 << EOD
0.001 0.1491733968692697 0.14726281952325446 0.15080159897818837 NaN
0.003162 0.06842746685907743 0.06753574929603567 0.07025179392101052 NaN
0.01 0.030902410028435086 0.03040071548633818 0.03167388826317134 NaN
0.03162 0.014028333082562534 0.013456106686425643 0.014644209063949427 NaN
0.1 0.006813105686699411 0.006515072719664839 0.00814973705544119 NaN
0.3162 0.007316713468900004 0.007022962796777463 0.008450924775809516 NaN
1 0.022659765051081075 0.017649293526547566 0.0258197798429647 NaN
EOD
$data3 << EOD
0.001 0.1287165793909114 0.12702131736651298 0.1315050264401223 NaN
0.003162 0.05918858473633028 0.058305934977812564 0.05996417199238764 NaN
0.01 0.026698987400000825 0.02629719948471806 0.027185962318057748 NaN
0.03162 0.012489374057185886 0.011772976997738011 0.013866514490733653 NaN
0.1 0.00992764654154539 0.00782521925703807 0.012091973993358054 NaN
0.3162 0.021497905588641147 0.016735102322674184 0.02818933716367247 NaN
1 0.13735015220694452 0.0805599009670813 0.19551902025260817 NaN
EOD
$data4 << EOD
0.001 0.18577063492285845 0.18221383927664492 0.18677515246162985 NaN
0.003162 0.08509100029710549 0.08291607820894048 0.08681960178731359 NaN
0.01 0.03874693964455222 0.037584402598727244 0.039170478301436135 NaN
0.03162 0.017348492816956426 0.01654358379255389 0.017568539738859735 NaN
0.1 0.007778036190499856 0.0074209559183887955 0.008266208300026 NaN
0.3162 0.006169625212815364 0.005791827538903751 0.006493037267750784 NaN
1 0.021519843054896952 0.01886699980446461 0.025189394879280798 NaN
EOD
$data5 << EOD
0.0003 0.7132297799266591 0.7124381172353276 0.7137657413411851 NaN
0.0009487 0.5188316418102418 0.5169113407595564 0.5197647490484557 NaN
0.003 0.16470982531016487 0.1629951548870919 0.1673224351181091 NaN
0.009487 0.010046559177728863 0.009730515667029024 0.010414534192484339 NaN
0.03 0.003617272110020781 0.0032563496719340626 0.004192045843673659 NaN
0.09487 0.006222168368373224 0.005813593360255116 0.006713968204484108 NaN
0.3 0.010094395655802134 0.009311264600846947 0.01112558208816929 NaN
EOD
$data6 << EOD
0.0003 0.7129514357140685 0.7119673875995358 0.7135874179900843 NaN
0.0009487 0.5204582754357976 0.5178763300921096 0.522143799963444 NaN
0.003 0.17579582515448972 0.17260395484428914 0.17822170053005393 NaN
0.009487 0.012144982945585886 0.011729246403884865 0.012679921178058665 NaN
0.03 0.003903888486432366 0.003459848377039923 0.0043618207347186615 NaN
0.09487 0.007167520258241482 0.006383267092014437 0.007611513857429135 NaN
0.3 0.013094032722049108 0.012033880023446252 0.014293911101844902 NaN
EOD
$data7 << EOD
0.0003 0.7136536469114461 0.7130597831379718 0.7143582419050649 NaN
0.0009487 0.5195792262833892 0.517816188669781 0.521579838340087 NaN
0.003 0.16425648849212024 0.1617973924018094 0.16695583581879572 NaN
0.009487 0.0098824558738634 0.009308859277423108 0.010120458374678957 NaN
0.03 0.005345617725789565 0.004823626386571033 0.00604064400228895 NaN
0.09487 0.013149094498301612 0.01228111319540932 0.014911156612148915 NaN
0.3 0.03627996310535338 0.03378593340310483 0.03934263327782655 NaN
EOD
$data8 << EOD
0.0003 0.68888006246809 0.6882718379739845 0.6893449402688 NaN
0.0009487 0.4614915462751835 0.4596997427896673 0.4624344832616497 NaN
0.003 0.10866434505907607 0.10672108261005854 0.1101852730897415 NaN
0.009487 0.007044784159523764 0.006681266097895226 0.0077303749933954734 NaN
0.03 0.006334320512930523 0.005579171162101091 0.007387819801766974 NaN
0.09487 0.026976606213034264 0.020222454375439645 0.030471321221294735 NaN
0.3 0.1020860784813809 0.0902744040458686 0.11562487657415066 NaN
EOD
$data9 << EOD
0.0003 0.7424484055982192 0.741798404768503 0.7436783429306357 NaN
0.0009487 0.5939507093701488 0.5920916397049164 0.5973780144755645 NaN
0.003 0.27204326319691186 0.2684016538478612 0.2787610583455097 NaN
0.009487 0.021418071509282988 0.020607575231521985 0.02217807926246424 NaN
0.03 0.005408667218857677 0.00468099333663508 0.0057942429108017324 NaN
0.09487 0.00916104406630839 0.008050502390119178 0.010268475126821202 NaN
0.3 0.014535874731092925 0.013008470307917968 0.015397432387797037 NaN
EOD
plot $data0 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data1 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data2 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data3 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data4 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data5 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data6 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data7 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data8 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data9 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data0 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data1 using 1:2 with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4) linewidth 1.5, \
  $data2 using 1:2 with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#0072B2' dashtype (3,3) linewidth 1.5, \
  $data3 using 1:2 with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4,3,4) linewidth 1.5, \
  $data4 using 1:2 with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#0072B2' dashtype (2,6) linewidth 1.5, \
  $data5 using 1:2 with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype 1 linewidth 1.5, \
  $data6 using 1:2 with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data7 using 1:2 with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#D55E00' dashtype (3,3) linewidth 1.5, \
  $data8 using 1:2 with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4,3,4) linewidth 1.5, \
  $data9 using 1:2 with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#D55E00' dashtype (2,6) linewidth 1.5, \
  $data0 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data1 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data2 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data3 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data4 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data5 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00', \
  $data6 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00', \
  $data7 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00', \
  $data8 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00', \
  $data9 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.2494
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.2494 center top horizontal maxcols 2 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd, cosine', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4) linewidth 1.5 title 'sgd, one-cycle', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#0072B2' dashtype (3,3) linewidth 1.5 title 'sgd, cosine-restarts', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4,3,4) linewidth 1.5 title 'sgd, cyclic', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#0072B2' dashtype (2,6) linewidth 1.5 title 'sgd, multi-step', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype 1 linewidth 1.5 title 'adamw, cosine', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'adamw, one-cycle', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#D55E00' dashtype (3,3) linewidth 1.5 title 'adamw, cosine-restarts', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4,3,4) linewidth 1.5 title 'adamw, cyclic', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#D55E00' dashtype (2,6) linewidth 1.5 title 'adamw, multi-step'
unset multiplot
