# best peak rate η against batch_size: e2-training
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 560,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'batch size (examples)'
set logscale x; set format x '%g'
set xtics ('1' 1, '2' 2, '5' 5, '10' 10)
set xrange [0.8333333333333334:19.2]
set logscale y; set format y '%g'
set yrange [0.015029750516994863:2.082344758828446]

set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'e2-training'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
1 0.18044141230377164 0.11906901787575631 0.25149308761214234 0.35574165263700436
2 0.285297546479102 0.20269054912805223 0.39321359152697566 0.5360023212360807
4 0.5381516213238322 0.4197555571289169 0.6784686615055002 0.717884888216744
8 0.8499752948152113 0.6766951242109227 1.0400122268538627 0.8645734715702023
16 1.3982083651563197 1.1413556803764802 1.601803660637266 0.9629559927259049
EOD
$data1 << EOD
1 0.04588110243250476 0.03560121719267782 0.05514882400128747 NaN
2 0.04428378190198225 0.035578580136261896 0.05349612766009075 NaN
4 0.04084030004804857 0.032325422825504706 0.04960002380524389 NaN
8 0.04027246808291717 0.03200096313334191 0.04720935697887718 NaN
16 0.04078853217677843 0.033538818613917755 0.04711629624468934 NaN
EOD
$data2 << EOD
1 0.09464673736307691 0.07471971524498877 0.15327511148894096 NaN
2 0.16240943338893954 0.11467417091084016 0.22471181040330573 NaN
4 0.2857267279373653 0.23079521981162254 0.364693258229779 NaN
8 0.46127454487173025 0.36631861836296575 0.5611656840879995 NaN
16 0.6775751484076196 0.564163895194843 0.954916164617423 NaN
EOD
$data3 << EOD
1 0.02839670389756569 0.019995414171135872 0.03502267494342241 NaN
2 0.029714107396561995 0.019538675672093324 0.04551430574946485 NaN
4 0.03463746534488832 0.023417155823631866 0.05063661593810964 NaN
8 0.04350128603096097 0.029520389480514435 0.06928010331247551 NaN
16 0.05386454837502415 0.03706785990483649 0.09128530455304412 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data2 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data3 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0286, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'power-law-regression, sgd', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'power-law-regression, adam'
set key at screen 0.4893, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'mlp, sgd', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'mlp, adam'
set key at screen 0.7375, screen 0.1319 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
