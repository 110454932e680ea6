# largest ‖w − w*‖ / initial: a8-momentum-near-boundary
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 560,394 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [7.0040056567735665:25.171855702338508]; set format cb '%g'; set logscale cb; set cbtics ('10' 10, '20' 20)
set colorbox horizontal user origin screen 0.1786, screen 0.1523 size screen 0.6429, screen 0.0305
set cblabel 'amplification, largest ‖w − w*‖ / initial: median over the seeds'
set xtics ('3.762' 0, '3.781' 1, '3.7962' 2, '3.9204' 3, '3.9402' 4, '3.956' 5) out; set ytics ('0.9' 0, '0.98' 1) out
set xrange [-0.5:6.0-0.5]; set yrange [-0.5:2.0-0.5]
set xlabel 'learning rate η'
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'sgd'
set ylabel 'momentum β' offset 1,0
$data0 << EOD
0 0 7.0040056567735665
1 0 8.764657206793453
2 0 13.091306273840594
3 1 9.259600289854419
4 1 12.70199014989683
5 1 25.171855702338508
EOD
$data1 << EOD
0 0 7
1 0 8.8
2 0 13
3 1 9.3
4 1 13
EOD
$data2 << EOD
5 1 25
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
unset multiplot
